/// What the tests of villages and associations set up in a hamlet.
#pragma once

#include "tests/models/alleviation/hamlet.h"

namespace alleviation::testing {

inline const Settings an_agency = {{"agencies.xuri.competence", "1"}};

inline void give_organising_hours(Hamlet& hamlet, float hours)
{
    auto& agency = hamlet.district.agencies[0];
    agency.working = true;
    agency.organising_hours = hours;
    agency.organising_hours_used = 0;
}

inline void make_leader(Hamlet& hamlet, std::size_t person)
{
    hamlet.persons.leadership[person] = 0.9f;
    hamlet.persons.study_visits[person] = 2;
}

/// All households know each other, except themselves.
inline void all_know_all(Hamlet& hamlet)
{
    Ties ties;
    const auto n = static_cast<std::uint32_t>(hamlet.households.rows());
    for (std::uint32_t i = 0; i < n; ++i) {
        ties.first.push_back(static_cast<std::uint32_t>(ties.other.size()));
        for (std::uint32_t j = 0; j < n; ++j)
            if (i != j) ties.other.push_back(j);
    }
    ties.first.push_back(static_cast<std::uint32_t>(ties.other.size()));
    hamlet.district.ties = std::make_shared<const Ties>(ties);
}

/// An association whose members are all households.
inline void found_association(Hamlet& hamlet, std::uint8_t stage)
{
    auto& association = hamlet.district.associations[0];
    association.stage = stage;
    association.members = static_cast<std::uint32_t>(hamlet.households.rows());
    for (std::size_t i = 0; i < hamlet.households.rows(); ++i) hamlet.households.membership[i] = 12;
}

inline double fund(const Hamlet& hamlet)
{
    return hamlet.district.ledger.balance(account(Holder::association, 0)).yuan();
}

} // namespace alleviation::testing
