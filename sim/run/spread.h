/// Pieces of work that know nothing of one another, spread over the threads of this process, and over the other
/// processes of its team.
#pragma once

#include "sim/run/run.h"

#include <functional>

namespace sim::run {

using HandOver = std::function<void(store::Slab)>;

/// Lives through pieces 0 … `count` − 1, begun in rising order as far as threads are free, each once, by whoever is
/// free. What `piece` hands over comes to `take` on the leader, from several threads. All members of the team come here
/// with the same pieces; when it returns, each knows whether one of them was asked to stop: `execution.stop` is set.
/// An error in one piece ends the whole, on the leader with its words.
void spread(std::size_t count, const Execution& execution,
            const std::function<void(std::size_t piece, const HandOver& hand_over)>& piece, const HandOver& take);

} // namespace sim::run
