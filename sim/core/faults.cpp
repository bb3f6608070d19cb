#include "sim/core/faults.h"

#include <algorithm>
#include <numeric>

namespace sim {

std::string Origin::text() const
{
    return line > 0 ? file + ":" + std::to_string(line) : file;
}

std::string Fault::text() const
{
    std::string out = origin.text();
    if (!out.empty()) out += ": ";
    if (!key.empty()) out += key + ": ";
    out += problem;
    if (!remedy.empty()) out += "; " + remedy;
    return out;
}

void Faults::add(Origin origin, std::string key, std::string problem, std::string remedy)
{
    list_.push_back({std::move(origin), std::move(key), std::move(problem), std::move(remedy)});
}

void Faults::stop_if_any() const
{
    if (!empty()) throw InputError(list_);
}

namespace {

std::string one_fault_a_line(const std::vector<Fault>& faults)
{
    std::string out;
    for (const auto& fault : faults) out += (out.empty() ? "" : "\n") + fault.text();
    return out;
}

/// Number of insertions, deletions and replacements between two words (Levenshtein 1966).
std::size_t edit_distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

} // namespace

InputError::InputError(const std::vector<Fault>& faults) : std::runtime_error(one_fault_a_line(faults)) {}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known)
{
    const std::string* best = nullptr;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto& candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < least) {
            least = distance;
            best = &candidate;
        }
    }
    return best ? "did you mean '" + *best + "'?" : "";
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

} // namespace sim
