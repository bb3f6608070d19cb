# Puts the page together and writes it as C++: -DOUT= -DPIECES= -DSCRIPTS= (with ; between) -DECHARTS= ("": none)
# -DVERSION= (of ECharts).
set(before "")
set(after "")
if(ECHARTS)
  file(READ ${PIECES}/page.html page)
  file(READ ${PIECES}/style.css style)
  file(READ ${ECHARTS} echarts)
  set(all_scripts "")
  foreach(script IN LISTS SCRIPTS)
    file(READ ${script} text)
    string(APPEND all_scripts "${text}")
  endforeach()
  string(REPLACE "/*style*/" "${style}" page "${page}")
  string(REPLACE "/*scripts*/" "${all_scripts}" page "${page}")
  string(REPLACE "/*echarts*/" "${echarts}" page "${page}")
  string(FIND "${page}" "/*data*/" place)
  string(SUBSTRING "${page}" 0 ${place} before)
  math(EXPR place "${place} + 8")
  string(SUBSTRING "${page}" ${place} -1 after)
endif()
file(WRITE ${OUT} "#include \"models/report/page.h\"

namespace report {

const std::string_view page_before_data = R\"_page_(${before})_page_\";
const std::string_view chart_library = \"echarts@${VERSION}\";
const std::string_view page_after_data = R\"_page_(${after})_page_\";

} // namespace report
")
