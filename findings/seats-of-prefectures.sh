#!/usr/bin/env bash
# idcard 4.2.0 (npm): people of the seats of autonomous prefectures are told to be of no county.
#
# One would guess: the county that the package tells for an identity number is that of its first six digits, as in the
# table of divisions (GB/T 2260).
# What happens: its table holds 市辖区 ("districts of the city", a placeholder of statistics) for codes that end in 01. That
# is right for cities with districts, and wrong for the county-level seats of autonomous prefectures and the places
# directly under a province: 临夏市, 西昌市, 吉首市, 恩施市, 凯里市, 楚雄市, 五指山市 and 35 more of today's counties, and the seats of
# the old prefectures, as 铜仁市 (522201). The number counts as valid and the prefecture is right, so that only a table by
# county shows it: the seats are missing, and the prefectures of the poorest regions have their townspeople in a county
# that does not exist.
# Who meets it: those who take counties from identity numbers of a household list to join them with poverty counties.
# How to live with it: join by the six digits, not by the name; take names from a table of the right year (here
# china-division 2.7.0, of 2023, which has no codes given up before).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
npm_packages idcard@4.2.0 china-division@2.7.0

# numbers are made of a code, a date and the number 000, with their check digit; they are nobody's
cat > seats.js <<'JS'
const idcard = require("idcard");
const counties = require("china-division/dist/areas.json");
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const number = (county) => {
  const digits = county + "19560301" + "000";
  return digits + "10X98765432"[weights.reduce((sum, weight, i) => sum + weight * digits[i], 0) % 11];
};
const placeholder = "市辖区";
const told = (county) => {
  const info = idcard.info(number(county));
  return info.valid ? `${info.city.text} ${info.area.text}` : "not valid";
};
console.log(told("622921"));
console.log(told("622901"));
console.log(told("513401"));
console.log(told("522201"));
const wrong = counties.filter(({ code, name }) => name !== placeholder && told(code).endsWith(" " + placeholder));
console.log(wrong.length);
console.log(counties.find(({ code }) => code === "622901").name, counties.find(({ code }) => code === "513401").name);
JS
node seats.js > found.txt
line() { sed -n "$1p" found.txt; }
same "622921 临夏县, for comparison" "临夏回族自治州 临夏县" "$(line 1)"
same "622901 临夏市" "临夏回族自治州 市辖区" "$(line 2)"
same "513401 西昌市" "凉山彝族自治州 市辖区" "$(line 3)"
same "522201 铜仁市 (until 2011)" "铜仁地区 市辖区" "$(line 4)"
same "622901 and 513401 in china-division" "临夏市 西昌市" "$(line 6)"
same "counties of 2023 that idcard calls 市辖区" "42" "$(line 5)"
