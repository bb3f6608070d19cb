/// A list of households in the shape of China's poverty register (建档立卡): one row for each member, the household's
/// own columns on each of its rows or in cells merged over them, or one row for each household, members side by side.
/// Any table with such columns can be read, under English or Chinese headers.
///
/// Names and numbers of identity are not kept: of the latter, sex and day of birth are read where no other column tells
/// them. The labels of households and members are kept only so that a fault can
/// say which row is meant; a list meant for sharing numbers its members instead of naming them.
#pragma once

#include "models/alleviation/population/codes.h"
#include "models/alleviation/population/list_log.h"
#include "models/alleviation/population/list_words.h"
#include "sim/core/calendar.h"
#include "sim/core/faults.h"
#include "sim/schema/text_table.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace alleviation {

struct ListedPerson {
    std::string label;           ///< unique within the household
    std::uint32_t household = 0; ///< index into RegisterList::households
    Relation relation = Relation::other;
    Sex sex = Sex::male;
    int age = 0;
    double schooling_years = 0;
    Health health = Health::well;
    WorkAbility able_to_work = WorkAbility::full;
    OffFarmWork off_farm_work = OffFarmWork::none;
    double migrant_months = 0;
    bool dibao = false; ///< draws the minimum living allowance (低保)
    bool medical_insurance = true;
};

/// Incomes are yuan a year of the whole household, own consumption included; they may be negative (a lost harvest).
struct ListedHousehold {
    std::string label;
    int line = 0;                   ///< of its first row in the file
    std::uint32_t village = 0;      ///< index into RegisterList::villages
    std::uint32_t first_member = 0; ///< its members lie side by side in RegisterList::members
    std::uint32_t member_count = 0;
    double land_mu = 0;
    double income_wage = 0;
    double income_business = 0;
    double income_property = 0;
    double income_transfer = 0;
    Cause cause = Cause::other;
    bool safe_housing = true;
    bool safe_water = true;
    int registered_since = 0;

    double income() const { return income_wage + income_business + income_property + income_transfer; }
};

/// Households and villages are in the order in which the file first names them.
struct RegisterList {
    std::vector<ListedHousehold> households;
    std::vector<ListedPerson> members;
    std::vector<std::string> villages;
    std::vector<std::string> defaulted; ///< fields that have no column in the file, so that their default holds for all
    /// A field and the header under which it was read.
    struct ReadColumn {
        std::string field, header;
        bool opposite = false; ///< yes in the file is no here
    };
    std::vector<ReadColumn> read_as;
    /// A header that was not read, and the nearest one that would have been: "did you mean 'x'?", or "".
    struct UnreadColumn {
        std::string header, nearest;
    };
    std::vector<UnreadColumn> unread;
    std::vector<ListNote> notes; ///< what was repaired, left out and looked for, see ListLog
    /// Optional fields and how many households or members have an empty cell, so that the default counts.
    std::vector<std::pair<std::string, std::size_t>> empty;

    std::span<const ListedPerson> members_of(const ListedHousehold& household) const
    {
        return std::span(members).subspan(household.first_member, household.member_count);
    }
};

/// Reads and checks a list. `columns` maps a field to the header it has in the file; other fields are found under
/// their English name or a usual Chinese header (register_fields.h). Where a list has dates of birth, ages are those at
/// `start`. A table without a header is one that is read as it is, see list_layout.h. All faults are added to `faults`,
/// those of one kind in one line; when there are any, what is returned is incomplete and only good for throwing away.
RegisterList read_register(const sim::schema::TextTable& table,
                           const std::vector<std::pair<std::string, std::string>>& columns, sim::Faults& faults,
                           sim::Month start = {}, const ListWords& words = {});
/// The same; a table that was read last is not read again, as arms mostly share theirs. Safe for threads.
RegisterList read_register(const std::shared_ptr<const sim::schema::TextTable>& table,
                           const std::vector<std::pair<std::string, std::string>>& columns, sim::Faults& faults,
                           sim::Month start, const ListWords& words);

} // namespace alleviation
