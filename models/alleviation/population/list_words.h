/// Words of a list that the scenario names for words that are known: population.codes.
#pragma once

#include "models/alleviation/population/list_log.h"
#include "sim/schema/node.h"

#include <map>
#include <string>
#include <utility>

namespace alleviation {

class ListWords {
  public:
    ListWords() = default;
    /// `codes` maps a column to words and what they stand for: {relation: {契子: child}}. A column that is none, one
    /// without words, and a word that stands for none that is known are faults where they are written.
    ListWords(const sim::schema::Node& codes, sim::Faults& faults);

    /// What a cell of a field stands for; null where it is not named.
    const std::string* of(std::size_t field, const std::string& cell) const;
    friend bool operator==(const ListWords&, const ListWords&) = default;

  private:
    std::map<std::pair<std::size_t, std::string>, std::string> words_;
};

} // namespace alleviation
