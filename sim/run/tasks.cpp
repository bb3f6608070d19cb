#include "sim/run/tasks.h"

#include "sim/run/machine.h"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#ifdef QIAO_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

namespace sim::run {

namespace {

/// Tells the thread sanitizer the order that oneTBB keeps: what stands before a loop happens before its tasks, and
/// those before what follows the loop. The library is not built with the sanitizer, which cannot see it for itself;
/// for the same reason this file is built without.
class Order {
  public:
    Order() { release(); }
    ~Order() { acquire(); }
    Order(const Order&) = delete;
    Order& operator=(const Order&) = delete;

    class Task {
      public:
        explicit Task(Order& order) : order_(order) { order_.acquire(); }
        ~Task() { order_.release(); }
        Task(const Task&) = delete;
        Task& operator=(const Task&) = delete;

      private:
        Order& order_;
    };

  private:
#ifdef QIAO_THREAD_SANITIZER
    void acquire()
    {
        __tsan_acquire(this);
    }
    void release()
    {
        __tsan_release(this);
    }
#else
    void acquire() {}
    void release() {}
#endif
};

} // namespace

void with_threads(int threads, const std::function<void()>& work)
{
    if (threads <= 0) threads = processors_given();
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    Order order;
    arena.execute([&] {
        const Order::Task in_order(order);
        work();
    });
}

void for_each_task(std::size_t count, const std::function<void(std::size_t)>& task)
{
    if (count == 1) return task(0);
    Order order;
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
        const Order::Task in_order(order);
        task(i);
    });
}

void for_each_task_in_order(std::size_t count, const std::function<void(std::size_t)>& task)
{
    Order order;
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, 1),
        [&](const tbb::blocked_range<std::size_t>& range) {
            const Order::Task in_order(order);
            for (std::size_t i = range.begin(); i != range.end(); ++i) tbb::this_task_arena::isolate([&] { task(i); });
        },
        tbb::simple_partitioner());
}

} // namespace sim::run
