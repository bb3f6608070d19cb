/// Independent tasks on oneTBB; the only place that knows it.
#pragma once

#include <cstddef>
#include <functional>

namespace sim::run {

/// Runs `work` with so many threads; 0: as many as the program was given processors. What it throws comes out here.
void with_threads(int threads, const std::function<void()>& work);

/// Calls `task(0)` … `task(count − 1)`, several at the same time, and waits for all. An error in one ends the whole.
void for_each_task(std::size_t count, const std::function<void(std::size_t)>& task);

/// As for_each_task(), one after the other in rising order as far as threads are free; a thread that waits inside a
/// task for tasks of its own takes up none of these meanwhile, so that no more of them are under way than threads.
void for_each_task_in_order(std::size_t count, const std::function<void(std::size_t)>& task);

} // namespace sim::run
