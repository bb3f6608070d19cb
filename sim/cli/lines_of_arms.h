/// What is said of arms, for the screen and for results.
#pragma once

#include "sim/core/said.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sim::cli {

/// The names with commas between, of many the first ones.
std::string few(const std::vector<std::string>& names);

/// Lines, each once, with the arms that it holds for where it does not hold for all.
class LinesOfArms {
  public:
    explicit LinesOfArms(Language language) : language_(language) {}
    void add(const std::string& arm, const std::vector<Said>& lines);
    std::vector<std::string> lines() const;

  private:
    Language language_;
    std::size_t arms_ = 0;
    std::vector<std::pair<std::string, std::vector<std::string>>> all_;
    std::map<std::string, std::size_t> place_;
};

} // namespace sim::cli
