#include "sim/run/run.h"

#include "sim/run/progress.h"
#include "sim/run/recorder.h"
#include "sim/run/regions.h"
#include "sim/run/spread.h"
#include "sim/run/tasks.h"
#include "sim/run/team.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <utility>

namespace sim::run {

namespace {

/// Lives through all months of one world, or until it is stopped. What it recorded is handed over from time to time
/// where `sink` is given, and is left in the recorder otherwise.
void live(World& world, const Plan& plan, CaseRecorder& recorder, const Execution& execution,
          const std::function<void(store::Slab)>& sink)
{
    Clock clock{plan.scenario().start, 0};
    const int months = plan.months();
    for (; clock.step < months && !execution.stopped(); ++clock.step) {
        for_each_task(world.districts(), [&](std::size_t d) { world.month(d, clock); });
        world.exchange(clock);
        recorder.begin_month(clock.step);
        world.record(recorder, clock);
        if (!recorder.end_month()) break;
        if (sink && (clock.step + 1) % months_between_hand_overs == 0) sink(recorder.take());
    }
    if (sink && clock.step % months_between_hand_overs != 0) sink(recorder.take());
}

/// Arms that found the same world, as a list of their numbers.
using ArmsOfFounding = std::vector<std::size_t>;

/// What is lived through in one go: the arms that found the same world, in one replicate, as a whole or in one region.
struct Piece {
    int replicate = 0;
    std::size_t founding = 0;
    std::size_t region = 0;
};

/// A plan under way.
class Running {
  public:
    Running(const Plan& plan, const Execution& execution, const HandOver& sink, const store::Finished& before)
        : plan_(plan), execution_(execution), sink_(sink), before_(before), regions_(plan.arms.front()->regions()),
          of_region_(layout_of_region(plan.layout, regions_))
    {
        std::map<std::string, ArmsOfFounding> by_key;
        for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) by_key[plan.arms[arm]->founding_key()].push_back(arm);
        for (auto& [key, arms] : by_key) foundings_.push_back(std::move(arms));
        lay_out_pieces();
    }

    Outcome live()
    {
        Outcome out;
        out.cases = static_cast<long>(plan_.arms.size()) * plan_.replicates();
        if (regions_ > 1) out.regions = out.cases * static_cast<long>(regions_);
        finished_cases_ = before_.count();
        finished_regions_ = before_.count() * static_cast<long>(regions_);
        for (std::size_t arm = 0; arm < plan_.arms.size(); ++arm)
            for (int number = 0; number < plan_.replicates(); ++number)
                finished_regions_ += static_cast<long>(before_.regions(static_cast<int>(arm), number).size());
        progress_.emplace(regions_ > 1 ? "districts" : "runs", std::max(out.cases, out.regions), execution_.quiet,
                          finished_regions_);
        if (Team::here().leads()) put_together_what_is_there();
        const auto take = [this](store::Slab slab) { this->take(std::move(slab)); };
        spread(
            pieces_.size(), execution_,
            [this](std::size_t i, const HandOver& hand_over) {
                if (execution_.stopped()) return;
                if (regions_ > 1)
                    live_region(pieces_[i], hand_over);
                else
                    live_whole(pieces_[i], hand_over);
            },
            take);
        for (auto& [which, world] : worlds_) put_together(which, world); // as far as they came
        progress_.reset();
        out.finished_cases = finished_cases_;
        if (regions_ > 1) out.finished_regions = finished_regions_;
        return out;
    }

  private:
    /// Regions of one world, as far as they are there, and how many of them are whole.
    struct GatheredWorld {
        std::vector<store::Slab> regions;
        std::size_t there = 0, whole = 0;
    };
    using Which = std::pair<int, int>; ///< arm and replicate

    /// Replicate by replicate, so that an interrupted run is balanced; of a replicate the largest regions first.
    void lay_out_pieces()
    {
        for (int replicate = 0; replicate < plan_.replicates(); ++replicate)
            for (std::size_t founding = 0; founding < foundings_.size(); ++founding) {
                const Arm& founder = *plan_.arms[foundings_[founding].front()];
                std::vector<std::size_t> order(regions_);
                std::iota(order.begin(), order.end(), std::size_t{0});
                std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                    return founder.size_of_region(a) > founder.size_of_region(b);
                });
                for (const auto region : order) {
                    const Piece piece{replicate, founding, region};
                    if (!arms_left(piece).empty()) pieces_.push_back(piece);
                }
            }
    }

    /// The arms of a piece that are to be lived through.
    ArmsOfFounding arms_left(const Piece& piece) const
    {
        ArmsOfFounding out = foundings_[piece.founding];
        std::erase_if(out, [&](std::size_t arm) {
            return before_.has(arm, static_cast<std::size_t>(piece.replicate)) ||
                   before_.regions(static_cast<int>(arm), piece.replicate).contains(static_cast<int>(piece.region));
        });
        return out;
    }

    /// What is shown of a founded world, the same in all its arms.
    store::Slab recorded_of(const World& founded, int replicate) const
    {
        CaseRecorder recorder(plan_.layout, 0, replicate, false, execution_.stop);
        const auto& groups = plan_.layout.groups;
        if (std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.months.empty(); })) {
            recorder.begin_founding();
            founded.record(recorder, {plan_.scenario().start, 0});
        }
        return recorder.take();
    }

    void live_whole(const Piece& piece, const HandOver& hand_over) const
    {
        const auto arms = arms_left(piece);
        const auto founded = plan_.arms[arms.front()]->found(plan_.randomness(piece.replicate), 0);
        const auto of_founding = recorded_of(*founded, piece.replicate);
        for_each_task(arms.size(), [&](std::size_t i) {
            if (execution_.stopped()) return;
            const auto world = plan_.arms[arms[i]]->begin(*founded);
            CaseRecorder recorder(plan_.layout, static_cast<int>(arms[i]), piece.replicate, false, execution_.stop);
            recorder.take_founding(of_founding);
            sim::run::live(*world, plan_, recorder, execution_, hand_over);
        });
    }

    /// A region is founded, lives through the whole run in all arms, and is gone before memory is needed for the next.
    void live_region(const Piece& piece, const HandOver& hand_over) const
    {
        const auto arms = arms_left(piece);
        std::vector<store::Slab> recorded(arms.size());
        {
            const auto founded = plan_.arms[arms.front()]->found(plan_.randomness(piece.replicate), piece.region);
            for_each_task(arms.size(), [&](std::size_t i) {
                if (execution_.stopped()) return;
                const auto world = plan_.arms[arms[i]]->begin(*founded);
                CaseRecorder recorder(of_region_, static_cast<int>(arms[i]), piece.replicate, true, execution_.stop);
                sim::run::live(*world, plan_, recorder, execution_, {});
                recorded[i] = recorder.take();
                recorded[i].region = static_cast<int>(piece.region);
            });
        }
        // Copies, made when the worlds are gone: the originals lie scattered among what was theirs and would keep nine
        // times their size from being used again.
        for (const auto& slab : recorded)
            if (!slab.parts.empty()) hand_over(store::Slab(slab));
    }

    /// What comes from whoever lived it. A case is whole with the slab that brings its last month.
    void take(store::Slab slab)
    {
        const bool whole = slab.months_done == plan_.months();
        if (slab.region < 0) {
            if (whole) {
                ++finished_cases_;
                progress_->advance();
            }
            return sink_(std::move(slab));
        }
        const std::lock_guard lock(putting_together_);
        const Which which{slab.arm, slab.replicate};
        auto& world = world_of(which);
        if (whole) {
            ++world.whole;
            ++finished_regions_;
            progress_->advance();
            sink_(slab);
        }
        ++world.there;
        auto& place = world.regions.at(static_cast<std::size_t>(slab.region));
        place = std::move(slab);
        if (world.there < regions_) return;
        put_together(which, world);
        worlds_.erase(which);
    }

    /// Where regions of a world are gathered; it begins with those that are there already.
    GatheredWorld& world_of(const Which& which)
    {
        const auto [found, is_new] = worlds_.try_emplace(which);
        auto& world = found->second;
        if (!is_new) return world;
        world.regions.resize(regions_);
        for (const auto& [region, slab] : before_.regions(which.first, which.second)) {
            world.regions.at(static_cast<std::size_t>(region)) = slab;
            ++world.there;
            ++world.whole;
        }
        return world;
    }

    /// Worlds whose regions are all there already, but not they themselves: none of their pieces is left to do it.
    void put_together_what_is_there()
    {
        for (int arm = 0; arm < static_cast<int>(plan_.arms.size()); ++arm)
            for (int number = 0; number < plan_.replicates(); ++number) {
                if (before_.has(static_cast<std::size_t>(arm), static_cast<std::size_t>(number)) ||
                    before_.regions(arm, number).size() < regions_)
                    continue;
                put_together({arm, number}, world_of({arm, number}));
                worlds_.erase({arm, number});
            }
    }

    void put_together(const Which& which, GatheredWorld& world)
    {
        for (auto& slab : world.regions)
            if (slab.parts.empty()) slab = CaseRecorder(of_region_, which.first, which.second, true).take();
        if (world.whole == regions_) ++finished_cases_;
        sink_(sim::run::put_together(plan_.layout, world.regions));
    }

    const Plan& plan_;
    const Execution& execution_;
    const HandOver& sink_;
    const store::Finished& before_;
    const std::size_t regions_;
    const schema::Layout of_region_;
    std::vector<ArmsOfFounding> foundings_;
    std::vector<Piece> pieces_;
    std::optional<Progress> progress_;
    std::atomic<long> finished_cases_{0}, finished_regions_{0};
    std::mutex putting_together_;
    std::map<Which, GatheredWorld> worlds_;
};

} // namespace

Outcome execute(const Plan& plan, const Execution& execution, const std::function<void(store::Slab)>& sink,
                const store::Finished& finished)
{
    return Running(plan, execution, sink, finished).live();
}

} // namespace sim::run
