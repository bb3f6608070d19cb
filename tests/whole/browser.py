"""What the tests that look at a page in a real browser share."""

import json
import shutil
import tempfile
import unittest

try:
    from PIL import Image
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.wait import WebDriverWait
except ImportError:
    Image = By = Keys = webdriver = None


@unittest.skipUnless(webdriver and shutil.which("chromium") and shutil.which("chromedriver"),
                     "needs Chromium and Selenium")
class InBrowser(unittest.TestCase):
    """A test with a browser, which looks at pages in self.folder."""

    @classmethod
    def setUpClass(cls):
        options = webdriver.ChromeOptions()
        profile = tempfile.mkdtemp(prefix="qiao-chromium-")
        cls.addClassCleanup(shutil.rmtree, profile, ignore_errors=True)
        for option in ("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
                       "disable-background-networking", "disable-component-update", "disable-sync",
                       "disable-dev-shm-usage", "user-data-dir=" + profile):
            options.add_argument("--" + option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        cls.browser = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        cls.addClassCleanup(cls.browser.quit)

    def open(self, page="result.html", width=900):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                     {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        self.browser.get((self.folder / page).as_uri())

    def script(self, text, *arguments):
        return self.browser.execute_script(text, *arguments)

    def until(self, true, said):
        """Waits for what the page does only after its events; fails, saying so, when it never comes true."""
        WebDriverWait(self.browser, 60, poll_frequency=0.05).until(lambda _: true(), said)

    def choose(self, language):
        self.browser.find_element(By.CSS_SELECTOR, f".languages [lang={language}]").click()

    def assert_quiet(self):
        """Nothing was said on the console, and nothing was asked of a network."""
        self.assertEqual([entry["message"] for entry in self.browser.get_log("browser")], [])
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.assertRegex(message["params"]["request"]["url"], "^(file|data|blob|chrome):")

    def rows(self, figure):
        """The table of a figure or of its own, by its first column."""
        for summary in self.browser.find_elements(By.CSS_SELECTOR, f"#{figure} summary"):
            summary.send_keys(Keys.ENTER)
        self.until(lambda: self.browser.find_elements(By.CSS_SELECTOR, f"#{figure} tbody tr"), figure + " has no table")
        return {row.find_element(By.TAG_NAME, "th").text: [cell.text for cell in row.find_elements(By.TAG_NAME, "td")]
                for row in self.browser.find_elements(By.CSS_SELECTOR, f"#{figure} tbody tr")}
