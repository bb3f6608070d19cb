#include "models/alleviation/recorded/part.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Storage;

/// The place of a household among the project's, from 1; 0 where it is not one of them.
double number_in_project(const District& district, std::uint32_t household)
{
    const auto& project = district.project;
    const auto found = std::find(project.begin(), project.end(), household);
    return found == project.end() ? 0 : static_cast<double>(found - project.begin()) + 1;
}

const Output<double(const District&, const Match&)> of_match[] = {
    {.what = {"step", "模拟月份", "months", "month of the run, from 0"},
     .value = [](const District& d, const Match&) { return static_cast<double>(d.clock.step); },
     .storage = Storage::int32},
    {.what = {"household", "农户编号", "", "number of the project's household; 0 is another household"},
     .value = [](const District& d, const Match& m) { return number_in_project(d, m.household); },
     .storage = Storage::int32},
    {.what = {"village", "所在村", "", "place on the axis of /villages"},
     .value = [](const District& d, const Match& m) { return static_cast<double>(d.households.village[m.household]); },
     .storage = Storage::int32,
     .amount = false,
     .labels_of = "villages/village"},
    {.what = {"modality", "帮扶方式", "", "place on the modality axis of /needs"},
     .value = [](const District&, const Match& m) { return static_cast<double>(m.need); },
     .storage = Storage::int32,
     .amount = false,
     .labels_of = "needs/modality"},
    {.what = {"organisation", "供给方", "", "place on the axis of /organisations"},
     .value = [](const District&, const Match& m) { return static_cast<double>(m.supplier); },
     .storage = Storage::int32,
     .amount = false,
     .labels_of = "organisations/organisation"},
    {.what = {"agency", "机构", "", "place on the axis of /agencies; -1 where no agency had a part in it"},
     .value = [](const District&,
                 const Match& m) { return m.agency == no_agency ? -1.0 : static_cast<double>(m.agency); },
     .storage = Storage::int32,
     .amount = false,
     .labels_of = "agencies/agency"},
    {.what = {"quantity", "帮扶数量", "unit of the need", "what was delivered: yuan of produce, persons, yuan"},
     .value = [](const District&, const Match& m) { return double{m.quantity}; },
     .good = Good::more},
    {.what = {"score", "匹配得分", "1", "score of the match"},
     .value = [](const District&, const Match& m) { return double{m.score}; },
     .good = Good::more},
    {.what = {"linker", "对接者", "",
              "who brought it about: 1 an agency, 2 an association, 3 the pair itself, 4 the household by applying, 5 "
              "a village "
              "official, 6 an acquaintance at the supplier"},
     .value = [](const District&, const Match& m) { return static_cast<double>(m.linker); },
     .storage = Storage::uint8},
};

const Output<double(const District&, const Option&)> of_option[] = {
    {.what = {"step", "模拟月份", "months", "month of the run, from 0"},
     .value = [](const District& d, const Option&) { return static_cast<double>(d.clock.step); },
     .storage = Storage::int32},
    {.what = {"household", "农户行号", "", "row of the household in the town, from 0"},
     .value = [](const District&, const Option& o) { return static_cast<double>(o.household); },
     .storage = Storage::int32},
    {.what = {"modality", "帮扶方式", "", "place on the modality axis of /needs"},
     .value = [](const District&, const Option& o) { return static_cast<double>(o.need); },
     .storage = Storage::int32,
     .amount = false,
     .labels_of = "needs/modality"},
    {.what = {"organisation", "供给方", "", "place on the axis of /organisations"},
     .value = [](const District&, const Option& o) { return static_cast<double>(o.supplier); },
     .storage = Storage::int32,
     .amount = false,
     .labels_of = "organisations/organisation"},
    {.what = {"household_score", "农户偏好得分", "1", "how much the household prefers it"},
     .value = [](const District&, const Option& o) { return double{o.household_score}; },
     .good = Good::more},
    {.what = {"organisation_score", "供给方偏好得分", "1", "how much the organisation prefers it"},
     .value = [](const District&, const Option& o) { return double{o.supplier_score}; },
     .good = Good::more},
    {.what = {"tie", "同分排序数", "", "decides between equal scores, the smaller first"},
     .value = [](const District&, const Option& o) { return static_cast<double>(o.tie); },
     .storage = Storage::int64},
    {.what = {"capacity", "供给方可服务户数", "households", "households that the organisation could serve"},
     .value = [](const District&, const Option& o) { return static_cast<double>(o.capacity); },
     .storage = Storage::int32},
    {.what = {"round", "轮次", "", "0; from 1 on once more, among what was left where linking hours had run out"},
     .value = [](const District&, const Option& o) { return static_cast<double>(o.round); },
     .storage = Storage::uint8},
    {.what = {"chosen", "是否选中", "", "1 where the rule chose it; the linker's hours may still not reach"},
     .value = [](const District&, const Option& o) { return o.chosen ? 1.0 : 0.0; },
     .storage = Storage::uint8},
};

} // namespace

const OutputTable matches_table{.name = "matches",
                                .record = "match",
                                .meaning = "every match that was delivered",
                                .columns = of_match,
                                .about = project_households,
                                .wanted = [](const Parameters& p) { return p.record.matches && of_one_district(p); },
                                .write =
                                    [](const std::vector<District>& districts, const Records& matches) {
                                        for (const auto& district : districts)
                                            for (const auto& match : district.matches)
                                                matches.add(of_match, district, match);
                                    }};

const OutputTable options_table{
    .name = "options",
    .record = "option",
    .meaning = "every possible match that the matching rule chose from: the market of each modality and month",
    .columns = of_option,
    .about = project_households,
    .wanted = [](const Parameters& p) { return p.record.options && of_one_district(p); },
    .write =
        [](const std::vector<District>& districts, const Records& options) {
            for (const auto& district : districts)
                for (const auto& option : district.options) options.add(of_option, district, option);
        }};

} // namespace alleviation
