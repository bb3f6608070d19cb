#include "models/alleviation/livelihoods/generations.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/livelihoods/life_chances.h"

#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <cstring>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process death{"death", "persons"};
constexpr sim::Process birth{"birth", "persons"};
constexpr sim::Process newborn{"newborn", "persons"};
constexpr sim::Process leaving_home{"leaving home", "persons"};
constexpr sim::Process couple_leaving{"couple leaving", "households"};
constexpr sim::Process wedding{"wedding", "persons"};
constexpr sim::Process own_household{"own household", "households"};
constexpr sim::Process coming_back{"coming back", "households"};
constexpr std::uint32_t born_later = ~(~std::uint32_t{0} >> 1); // the highest bit: no founding member's identity has it

/// One January under way, village by village.
class January {
  public:
    January(const District& district, const DemographyParameters& p, float girls, LifeCourses& people)
        : district_(district), p_(p), girls_(girls), people_(people)
    {
        const auto& h = district.households;
        std::size_t homes = 0;
        for (std::size_t i = 0; i < h.rows(); ++i) homes += h.members[i] > 0;
        const float usual = std::max(1.0f, district.usual_members * static_cast<float>(homes));
        const float excess = static_cast<float>(people.rows()) / usual - 1.0f;
        crowded_ = std::clamp(1.0f + p.crowding.real() * excess, 0.0f, p.most_crowded.real());
        chances_ = chances_of(p, crowded_);
        mark();
    }

    Generation run()
    {
        out_.members.reserve(district_.households.rows());
        for (const auto& village : district_.villages) live(village);
        return std::move(out_);
    }

  private:
    /// Members of a household under way: rows of people, and behind those the arrivals.
    using Places = std::vector<std::uint32_t>;
    static constexpr std::uint32_t arrived = born_later; ///< marks a place among the arrivals

    void mark()
    {
        marks_.resize(people_.rows() + sizeof(std::uint64_t)); // what stands behind the last is never used
        FirstDraws deaths, moving, births;
        const std::span<const std::uint32_t> identity = people_.identity;
        for_each_chunk(people_.rows(), [&](std::size_t first, std::size_t count) {
            const float* fate = deaths.uniforms(district_, death, identity.subspan(first, count));
            const float* move = moving.uniforms(district_, leaving_home, identity.subspan(first, count));
            const float* bearing = births.uniforms(district_, birth, identity.subspan(first, count));
            mark_chunk(people_, first, count, p_, chances_, fate, move, bearing, marks_.data() + first);
        });
    }

    // What is asked of a place, whoever stands there.
    bool is_new(std::uint32_t place) const { return (place & arrived) != 0; }
    Arrival& newcomer(std::uint32_t place) { return newcomers_[place & ~arrived]; }
    std::uint32_t identity(std::uint32_t place)
    {
        return is_new(place) ? newcomer(place).identity : people_.identity[place];
    }
    std::uint32_t partner(std::uint32_t place)
    {
        return is_new(place) ? newcomer(place).partner : people_.partner[place];
    }
    int age(std::uint32_t place) { return is_new(place) ? newcomer(place).age : people_.age[place]; }
    Sex sex(std::uint32_t place) { return is_new(place) ? newcomer(place).sex : static_cast<Sex>(people_.sex[place]); }
    Relation relation(std::uint32_t place)
    {
        return is_new(place) ? newcomer(place).relation : static_cast<Relation>(people_.relation[place]);
    }
    void relate(std::uint32_t place, Relation relation)
    {
        if (is_new(place))
            newcomer(place).relation = relation;
        else
            people_.relation[place] = static_cast<std::uint8_t>(relation);
    }

    std::uint32_t arrive(const Arrival& somebody)
    {
        newcomers_.push_back(somebody);
        return arrived | static_cast<std::uint32_t>(newcomers_.size() - 1);
    }

    /// Schooling of grown people who come from elsewhere: that of those who stay in villages.
    int schooling(sim::Stream& stream) const
    {
        const float senior = p_.senior_high.real(), college = senior * p_.college.real();
        const float stay = college * (1.0f - p_.graduates_leave.real());
        const float u = stream.uniform() * (1.0f - college + stay);
        return years_at_school(u < stay                      ? school_to + 1
                               : u < stay + senior - college ? college_from
                                                             : senior_high_from);
    }

    void bring_spouse(Places& home, std::uint32_t place)
    {
        const bool son = sex(place) == Sex::male;
        auto stream = district_.draw(wedding, identity(place));
        Arrival spouse;
        spouse.identity = stream() | born_later;
        spouse.partner = identity(place);
        spouse.sex = son ? Sex::female : Sex::male;
        const int younger = between(stream, p_.wife_younger_from.value(), p_.wife_younger_to.value());
        const int least = son ? women_marry_from : men_marry_from;
        spouse.age = std::clamp(age(place) + (son ? -younger : younger), least, oldest_age);
        spouse.schooling = schooling(stream);
        const Relation own = relation(place);
        spouse.relation = own == Relation::head    ? Relation::spouse
                          : own == Relation::child ? Relation::child_in_law
                                                   : Relation::other;
        people_.partner[place] = spouse.identity;
        home.push_back(arrive(spouse));
    }

    void bear(Places& home, std::uint32_t mother)
    {
        // Its identity comes from its mother and the month, not from a running number.
        auto stream = district_.draw(newborn, identity(mother));
        Arrival child;
        child.identity = stream() | born_later;
        child.sex = stream.uniform() < girls_ ? Sex::female : Sex::male;
        const Relation of_mother = relation(mother);
        child.relation = of_mother == Relation::head || of_mother == Relation::spouse          ? Relation::child
                         : of_mother == Relation::child || of_mother == Relation::child_in_law ? Relation::grandchild
                                                                                               : Relation::other;
        home.push_back(arrive(child));
    }

    /// Whether a son lives at home, or another child who has brought a husband there.
    bool has_heir(std::size_t first, std::size_t end, std::size_t but) const
    {
        for (std::size_t i = first; i < end; ++i)
            if (i != but && static_cast<Relation>(people_.relation[i]) == Relation::child &&
                (static_cast<Sex>(people_.sex[i]) == Sex::male || people_.partner[i] != unmarried))
                return true;
        return false;
    }

    enum class Move : std::uint8_t { stays, leaves, brings_spouse };
    Move move_of(std::size_t first, std::size_t end, std::size_t person) const
    {
        const float u = district_.draw(leaving_home, people_.identity[person]).uniform();
        const std::size_t row = people_.sex[person] * possible_ages + people_.age[person];
        const bool graduate =
            people_.age[person] == school_to + 1 && people_.schooling[person] >= years_at_school(school_to + 1);
        const bool leaves_now = people_.age[person] == school_to + 1 && !graduate
                                    ? u < std::min(1.0f, crowded_ * p_.leaves.real())
                                    : u < chances_.leaves[row];
        if (leaves_now) return Move::leaves;
        if (u < chances_.leaves[row]) return Move::stays;
        if (static_cast<Sex>(people_.sex[person]) == Sex::male) return Move::brings_spouse;
        // A daughter leaves for her husband's household; who has no brother at home may bring him into hers.
        const auto own = static_cast<Relation>(people_.relation[person]);
        if (own == Relation::head || own == Relation::spouse || own == Relation::child_in_law) return Move::stays;
        if (own != Relation::child || has_heir(first, end, person)) return Move::leaves;
        const bool brings = district_.draw(wedding, people_.identity[person]).uniform() < p_.husband_moves_in;
        return brings ? Move::brings_spouse : Move::leaves;
    }

    /// The next head: wife or husband of the last, else a married child, else the oldest.
    std::uint32_t heir(const Places& home, bool of_next_generation)
    {
        std::uint32_t best = home.front();
        int best_rank = -1;
        for (const auto place : home) {
            const Relation is = relation(place);
            const bool married = partner(place) != unmarried;
            const int rank = is == Relation::spouse && !of_next_generation             ? 4
                             : is == Relation::child && married                        ? 3
                             : is == Relation::child && age(place) >= working_age_from ? 2
                             : is == Relation::child_in_law                            ? 1
                                                                                       : 0;
            if (rank > best_rank || (rank == best_rank && age(place) > age(best))) {
                best = place;
                best_rank = rank;
            }
        }
        return best;
    }

    /// Makes a member the head; all are related to the new one, as far as a list tells it.
    void head_by(const Places& home, std::uint32_t head)
    {
        const Relation was = relation(head);
        const bool next = was == Relation::child || was == Relation::child_in_law;
        for (const auto place : home) {
            const Relation is = relation(place);
            if (place == head) continue;
            if (partner(place) == identity(head) && partner(head) == identity(place))
                relate(place, Relation::spouse);
            else if (is == Relation::head || is == Relation::spouse)
                relate(place, next ? Relation::parent : Relation::other);
            else if (next && (is == Relation::child || is == Relation::child_in_law || is == Relation::parent))
                relate(place, Relation::other);
            else if (next && is == Relation::grandchild)
                relate(place, Relation::child);
            else if (was == Relation::grandchild || was == Relation::other || was == Relation::parent)
                relate(place, Relation::other);
        }
        relate(head, Relation::head);
    }

    bool headed(const Places& home)
    {
        return std::any_of(home.begin(), home.end(), [&](auto place) { return relation(place) == Relation::head; });
    }

    /// A household's year. Leaves its members in `home`.
    void renew(std::uint32_t h, Places& home)
    {
        const std::size_t first = district_.households.first_member[h], end = first + district_.households.members[h];
        home.clear();
        marrying_.clear();
        bool small_child = false;
        for (std::size_t i = first; i < end; ++i) {
            const Move move = (marks_[i] & dies) != 0    ? Move::leaves
                              : (marks_[i] & moves) != 0 ? move_of(first, end, i)
                                                         : Move::stays;
            if (move == Move::leaves) {
                out_.gone.push_back(static_cast<std::uint32_t>(i));
                for (std::size_t j = first; j < end && people_.partner[i] != unmarried; ++j)
                    if (people_.partner[j] == people_.identity[i]) people_.partner[j] = unmarried;
                continue;
            }
            small_child |= people_.age[i] < p_.birth_spacing;
            home.push_back(static_cast<std::uint32_t>(i));
            if (move == Move::brings_spouse) marrying_.push_back(static_cast<std::uint32_t>(i));
        }
        const std::size_t stayed = home.size();
        for (const auto place : marrying_)
            if (home.size() < most_members) bring_spouse(home, place);
        for (std::size_t k = 0; k < stayed && home.size() < most_members; ++k) {
            const auto mother = home[k];
            if (!small_child && (marks_[mother] & bears) != 0 && partner(mother) != unmarried) bear(home, mother);
        }
        if (home.empty()) {
            out_.emptied.push_back(h);
            return;
        }
        if (!headed(home)) head_by(home, heir(home, false));
        const bool grown_old = std::any_of(home.begin(), home.end(), [&](auto place) {
            return relation(place) == Relation::head && age(place) >= p_.hands_over_at;
        });
        if (grown_old) {
            const auto next = heir(home, true);
            if (relation(next) == Relation::child && partner(next) != unmarried) head_by(home, next);
        }
    }

    /// A household of the village with somebody who could set up one of their own.
    struct Candidate {
        bool must; ///< there is another couple of that generation
        std::uint32_t key, household;
        friend bool operator<(const Candidate& a, const Candidate& b)
        {
            if (a.must != b.must) return a.must;
            return a.key != b.key ? a.key < b.key : a.household < b.household;
        }
    };

    void live(const Village& village)
    {
        const auto& h = district_.households;
        const std::uint32_t start = village.first_household, end = start + village.households;
        vacant_.clear();
        with_couples_.clear();
        touched_ = 0;
        slot_.assign(village.households, untouched);
        noted_.resize(village.households);
        for (std::uint32_t i = start; i < end; ++i)
            noted_[i - start] = h.members[i] > 0 ? marks_of(h.first_member[i], h.members[i]) : nobody_there;
        for_each_set(noted_, [&](std::size_t k) {
            const auto place = static_cast<std::uint32_t>(k), i = start + place;
            if ((noted_[k] & concerns) != 0 && !is_kept(i)) renew(i, touch(place));
            const bool empty = !lives(place, start);
            if (empty && h.study_group[i] != StudyGroup::treated) vacant_.push_back(i);
            if (!empty && !is_kept(i)) with_couples_.push_back(i);
        });
        settle_couples(village);
        std::uint32_t kept_from = 0, kept_to = 0; // people of households side by side in which nothing happens
        for (std::uint32_t i = start; i < end; ++i) {
            if (slot_[i - start] == untouched) {
                out_.members.push_back(h.members[i]);
                if (kept_from == kept_to) kept_from = kept_to = h.first_member[i];
                kept_to += h.members[i];
                continue;
            }
            add(kept_from, kept_to - kept_from);
            kept_from = kept_to = 0;
            Places& home = homes_[slot_[i - start]];
            // The head stands first.
            const auto head =
                std::find_if(home.begin(), home.end(), [&](auto place) { return relation(place) == Relation::head; });
            if (head != home.end()) std::rotate(home.begin(), head, head + 1);
            out_.members.push_back(static_cast<std::uint8_t>(home.size()));
            for (const auto place : home) {
                if (is_new(place)) {
                    newcomer(place).row = out_.people;
                    out_.arrivals.push_back(newcomer(place));
                }
                add(is_new(place) ? sim::Table::fresh : place, 1);
            }
        }
        add(kept_from, kept_to - kept_from);
        newcomers_.clear();
    }

    void add(std::uint32_t row, std::uint32_t count)
    {
        if (count == 0) return;
        sim::Table::append(out_.rows, row, count);
        out_.people += count;
    }

    /// All marks of a household's members; eight are looked at together.
    std::uint8_t marks_of(std::size_t first, std::size_t members) const
    {
        std::uint64_t eight;
        std::memcpy(&eight, &marks_[first], sizeof eight);
        if (members < sizeof eight) eight &= (std::uint64_t{1} << (8 * members)) - 1;
        eight |= eight >> 32;
        eight |= eight >> 16;
        eight |= eight >> 8;
        auto all = static_cast<std::uint8_t>(eight);
        for (std::size_t j = first + sizeof eight; j < first + members; ++j) all |= marks_[j];
        return all;
    }

    /// The members of a household of the village under way, empty at first.
    Places& touch(std::uint32_t k)
    {
        if (slot_[k] == untouched) {
            slot_[k] = touched_++;
            if (homes_.size() < touched_) homes_.emplace_back();
            homes_[slot_[k]].clear();
        }
        return homes_[slot_[k]];
    }
    /// The same, with those who live there.
    Places& members(std::uint32_t k, std::uint32_t start)
    {
        if (slot_[k] != untouched) return homes_[slot_[k]];
        Places& home = touch(k);
        const std::uint32_t first = district_.households.first_member[start + k];
        for (std::uint32_t j = first; j < first + district_.households.members[start + k]; ++j) home.push_back(j);
        return home;
    }
    bool lives(std::uint32_t k, std::uint32_t start) const
    {
        return slot_[k] == untouched ? district_.households.members[start + k] > 0 : !homes_[slot_[k]].empty();
    }

    /// Listed households are lived with as they are until the first month.
    bool is_kept(std::uint32_t i) const
    {
        return district_.clock.step < 0 && district_.households.study_group[i] == StudyGroup::treated;
    }

    /// Of brothers who are both married one couple sets up its own household, as far as there is room; then others do
    /// and, where nobody wants to, families come back. Couples without room leave as other young people do.
    void settle_couples(const Village& village)
    {
        const std::uint32_t start = village.first_household;
        candidates_.clear();
        for (const auto i : with_couples_) {
            const std::size_t here = couples(i, start);
            if (here == 0 || (here == 1 && vacant_.empty())) continue;
            auto stream = district_.draw(own_household, district_.households.identity[i]);
            const auto key = stream();
            if (here > 1 || stream.uniform() < p_.divides) candidates_.push_back({here > 1, key, i});
        }
        std::sort(candidates_.begin(), candidates_.end());
        std::size_t next = 0;
        for (const auto row : vacant_) {
            if (next < candidates_.size()) {
                set_up(candidates_[next++].household, row, start);
            } else {
                come_back(row, village);
            }
        }
        for (; next < candidates_.size() && candidates_[next].must; ++next) {
            const auto household = candidates_[next].household;
            auto stream = district_.draw(couple_leaving, district_.households.identity[household]);
            if (stream.uniform() >= std::min(1.0f, crowded_ * p_.couples_leave.real())) continue;
            split(members(household - start, start), leaving_);
            for (const auto place : leaving_)
                if (!is_new(place)) out_.gone.push_back(place);
        }
    }

    /// Whether it is who counts for a couple that could live on its own: a child of the head, or another man, married.
    bool of_couple(std::uint32_t place)
    {
        return partner(place) != unmarried &&
               (relation(place) == Relation::child || (relation(place) == Relation::other && sex(place) == Sex::male));
    }

    /// Married children of the head who live with it; married brothers of the head, and the like, count for two.
    std::size_t couples(std::uint32_t i, std::uint32_t start)
    {
        std::size_t out = 0;
        const auto count = [&](std::uint32_t place) {
            if (of_couple(place)) out += relation(place) == Relation::child ? 1 : 2;
        };
        if (slot_[i - start] != untouched) {
            for (const auto place : homes_[slot_[i - start]]) count(place);
        } else {
            const std::uint32_t first = district_.households.first_member[i];
            for (std::uint32_t j = first; j < first + district_.households.members[i]; ++j) count(j);
        }
        return out;
    }

    /// The oldest of those who could live on their own goes with wife or husband, and with the children of his
    /// generation: the head's grandchildren, or the young among others.
    void split(Places& home, Places& family)
    {
        family.clear();
        std::uint32_t oldest = home.front();
        bool found = false;
        for (const auto place : home)
            if (of_couple(place) && (!found || age(place) > age(oldest))) {
                oldest = place;
                found = true;
            }
        const std::uint32_t of_oldest = partner(oldest), own = identity(oldest);
        const bool child = relation(oldest) == Relation::child;
        const auto goes = [&](std::uint32_t place) {
            return place == oldest || (identity(place) == of_oldest && partner(place) == own) ||
                   (child ? relation(place) == Relation::grandchild
                          : relation(place) == Relation::other && age(place) < working_age_from);
        };
        rest_.clear();
        for (const auto place : home) (goes(place) ? family : rest_).push_back(place);
        home.swap(rest_);
        if (child) return;
        for (const auto place : family)
            relate(place, age(place) < working_age_from ? Relation::grandchild : Relation::child);
    }

    void set_up(std::uint32_t from, std::uint32_t to, std::uint32_t start)
    {
        members(from - start, start);
        touch(to - start);
        auto& home = homes_[slot_[from - start]];
        auto& family = homes_[slot_[to - start]];
        const std::size_t before = home.size();
        split(home, family);
        const auto founder = family.front();
        const auto head = *std::max_element(family.begin(), family.end(), [&](auto a, auto b) {
            const auto rank = [&](auto place) {
                return (relation(place) != Relation::grandchild ? 2 : 0) + (sex(place) == Sex::male);
            };
            return rank(a) < rank(b);
        });
        head_by(family, head);
        out_.homes.push_back({district_.draw(own_household, identity(founder))() | born_later, from, to,
                              static_cast<float>(family.size()) / static_cast<float>(before)});
    }

    void come_back(std::uint32_t row, const Village& village)
    {
        auto stream = district_.draw(coming_back, district_.households.identity[row]);
        // To kin of the village; where nobody is left, there is nobody to come back to.
        const std::uint32_t start = village.first_household;
        std::uint32_t kin = stream() % village.households, tried = 0;
        while (!lives(kin, start) && tried++ < village.households) kin = (kin + 1) % village.households;
        if (!lives(kin, start)) {
            if (district_.clock.step >= 0) return;
            kin = row - start;
        }
        Arrival man, wife, child;
        man.identity = stream() | born_later;
        wife.identity = stream() | born_later;
        man.partner = wife.identity;
        wife.partner = man.identity;
        man.age = between(stream, p_.back_from.value(), p_.back_to.value());
        wife.sex = Sex::female;
        wife.age = std::max(women_marry_from,
                            man.age - between(stream, p_.wife_younger_from.value(), p_.wife_younger_to.value()));
        man.schooling = schooling(stream);
        wife.schooling = schooling(stream);
        man.relation = Relation::head;
        wife.relation = Relation::spouse;
        auto& home = touch(row - start);
        home.push_back(arrive(man));
        home.push_back(arrive(wife));
        child.age = wife.age - p_.mother_at.value();
        if (child.age >= 0 && child.age < working_age_from) {
            child.identity = stream() | born_later;
            child.sex = stream.uniform() < girls_ ? Sex::female : Sex::male;
            child.relation = Relation::child;
            child.schooling = years_at_school(child.age);
            home.push_back(arrive(child));
        }
        out_.homes.push_back({stream() | born_later, start + kin, row, 0.0f});
    }

    static constexpr std::size_t most_members = most_counted;
    const District& district_;
    const DemographyParameters& p_;
    float girls_, crowded_ = 1;
    LifeCourses& people_;
    Chances chances_{};
    std::vector<std::uint8_t> marks_;
    std::vector<std::uint8_t> noted_; ///< all marks of each household of the village under way
    static constexpr std::uint8_t nobody_there = couple << 1;
    static_assert((nobody_there & (concerns | couple)) == 0);
    static constexpr std::uint32_t untouched = std::numeric_limits<std::uint32_t>::max();
    std::vector<Places> homes_;       ///< of the households of one village in which something happens
    std::vector<std::uint32_t> slot_; ///< where those of each household of the village stand among them
    std::uint32_t touched_ = 0;       ///< how many there are
    Places leaving_, marrying_, rest_;
    std::vector<Arrival> newcomers_; ///< of one village
    std::vector<std::uint32_t> vacant_, with_couples_;
    std::vector<Candidate> candidates_;
    Generation out_;
};

/// The members of each household stand next to each other, in the order of the households.
void place_members(Households& h, std::span<const std::uint8_t> members, std::span<std::uint32_t> household)
{
    // Hardly any household has more: so many are written without asking, and the next over what is too much.
    constexpr std::uint32_t usual = 8;
    std::uint32_t *first_member = h.first_member.data(), row = 0;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        first_member[i] = row;
        const auto own = household.subspan(row);
        row += members[i];
        if (own.size() >= usual && members[i] <= usual)
            std::fill_n(own.begin(), usual, i);
        else
            std::fill_n(own.begin(), members[i], i);
    }
    std::copy(members.begin(), members.end(), h.members.data());
}

} // namespace

int between(sim::Stream& stream, int low, int high)
{
    return boost::random::uniform_int_distribution<int>(low, std::max(low, high))(stream);
}

Generation next_generation(const District& district, const DemographyParameters& p, float girls, LifeCourses& people)
{
    return January(district, p, girls, people).run();
}

void succeed(District& district, LifeCourses& people, const Generation& generation)
{
    auto& h = district.households;
    for (const auto i : generation.emptied) {
        district.villages[h.village[i]].free_land += h.land[i];
        h.land[i] = 0;
    }
    for (auto home = generation.homes.begin(); home != generation.homes.end();) {
        // What is free goes to those of the village who are new, each the same.
        auto& village = district.villages[h.village[home->to]];
        const auto end = std::find_if(home, generation.homes.end(),
                                      [&](const NewHome& other) { return h.village[other.to] != h.village[home->to]; });
        const float each = village.free_land / static_cast<float>(end - home);
        village.free_land = 0;
        for (; home != end; ++home) {
            const float taken = home->share * h.land[home->from];
            h.land[home->from] -= taken;
            h.land[home->to] = taken + each;
        }
    }

    people.rearrange(generation.rows);
    place_members(h, generation.members, people.household);
    for (const auto& arrival : generation.arrivals) {
        const std::size_t row = arrival.row;
        people.identity[row] = arrival.identity;
        people.partner[row] = arrival.partner;
        people.relation[row] = static_cast<std::uint8_t>(arrival.relation);
        people.sex[row] = static_cast<std::uint8_t>(arrival.sex);
        people.age[row] = static_cast<std::uint8_t>(arrival.age);
        people.schooling[row] = static_cast<std::uint8_t>(arrival.schooling);
        people.activity[row] = arrival.age < school_from        ? Activity::child
                               : arrival.age < working_age_from ? Activity::student
                                                                : Activity::farm;
    }
}

} // namespace alleviation
