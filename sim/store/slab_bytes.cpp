#include "sim/store/slab_bytes.h"

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace sim::store {

namespace {

/// What is added is written, piece by piece.
class Out {
  public:
    template <class Number>
    void number(const Number& value)
    {
        static_assert(std::is_trivially_copyable_v<Number>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    template <class Item, class Each>
    void list(const std::vector<Item>& items, Each each)
    {
        number(static_cast<std::uint64_t>(items.size()));
        for (const auto& item : items) each(*this, item);
    }
    void values(const std::vector<double>& values)
    {
        number(static_cast<std::uint64_t>(values.size()));
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
    }
    void text(const std::string& text)
    {
        number(static_cast<std::uint64_t>(text.size()));
        bytes_ += text;
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

/// The same pieces, read in the same order.
class In {
  public:
    explicit In(std::string_view bytes) : bytes_(bytes) {}

    template <class Number>
    void number(Number& value)
    {
        std::memcpy(&value, take(sizeof value), sizeof value);
    }
    template <class Item, class Each>
    void list(std::vector<Item>& items, Each each)
    {
        items.resize(length(1));
        for (auto& item : items) each(*this, item);
    }
    void values(std::vector<double>& values)
    {
        values.resize(length(sizeof(double)));
        if (!values.empty())
            std::memcpy(values.data(), take(values.size() * sizeof(double)), values.size() * sizeof(double));
    }
    void text(std::string& text)
    {
        const std::size_t size = length(1);
        text.assign(take(size), size);
    }

  private:
    std::size_t length(std::size_t bytes_each)
    {
        std::uint64_t out = 0;
        number(out);
        if (out > bytes_.size() / bytes_each) throw std::length_error("a slab is cut short");
        return out;
    }
    const char* take(std::size_t size)
    {
        if (size > bytes_.size()) throw std::length_error("a slab is cut short");
        const char* out = bytes_.data();
        bytes_.remove_prefix(size);
        return out;
    }

    std::string_view bytes_;
};

/// All members of a slab, in their order, for both ways.
template <class Way, class Of>
void pass(Way& way, Of& slab)
{
    const auto columns = [](auto& to, auto& list) {
        to.list(list, [](auto& deeper, auto& values) { deeper.values(values); });
    };
    way.number(slab.arm);
    way.number(slab.replicate);
    way.number(slab.region);
    way.number(slab.months_done);
    way.list(slab.parts, [&](auto& to, auto& part) {
        to.number(part.group);
        to.number(part.first);
        to.number(part.count);
        columns(to, part.values);
        columns(to, part.weights);
    });
    way.list(slab.rows, columns);
    way.list(slab.failures, [](auto& to, auto& failure) {
        to.number(failure.first);
        to.text(failure.second);
    });
}

} // namespace

std::string to_bytes(const Slab& slab)
{
    Out out;
    pass(out, slab);
    return out.take();
}

Slab from_bytes(std::string_view bytes)
{
    In in(bytes);
    Slab out;
    pass(in, out);
    return out;
}

std::string to_bytes(const Finished& finished)
{
    Out out;
    for (const auto size : {finished.arms_, finished.replicates_, finished.points_}) out.number(std::uint64_t{size});
    std::vector<char> worlds(finished.worlds_.begin(), finished.worlds_.end());
    out.list(worlds, [](auto& to, char world) { to.number(world); });
    std::vector<Slab> regions;
    for (const auto& [which, of_case] : finished.regions_)
        for (const auto& [region, slab] : of_case) {
            auto& named = regions.emplace_back();
            named.arm = slab.arm;
            named.replicate = slab.replicate;
            named.region = region;
        }
    out.list(regions, [](auto& to, const Slab& slab) { pass(to, slab); });
    return out.take();
}

Finished finished_from(std::string_view bytes)
{
    In in(bytes);
    std::uint64_t arms = 0, replicates = 0, points = 0;
    in.number(arms);
    in.number(replicates);
    in.number(points);
    Finished out(arms, replicates, points);
    std::vector<char> worlds;
    in.list(worlds, [](auto& from, char& world) { from.number(world); });
    for (std::size_t w = 0; w < worlds.size(); ++w)
        if (worlds[w]) out.add(w / points / replicates, w / points % replicates, w % points);
    std::vector<Slab> regions;
    in.list(regions, [](auto& from, Slab& slab) { pass(from, slab); });
    for (auto& slab : regions) out.add_region(std::move(slab));
    return out;
}

} // namespace sim::store
