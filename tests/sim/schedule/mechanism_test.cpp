#include "sim/core/faults.h"
#include "sim/schedule/mechanism.h"
#include "sim/schedule/outbox.h"
#include "sim/schema/scenario.h"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>

namespace {

struct Yard {
    std::string log;
    bool sound = true;
    void check_after(std::string_view phase) const
    {
        if (!sound) throw sim::RunError("unsound after " + std::string(phase));
    }
};

struct FeedParameters : sim::schema::ParameterGroup {
    explicit FeedParameters(ParameterGroup* parent) : ParameterGroup(parent, "feed", "", "") {}
    Text mark{this, "mark", "f", "what is noted", setting()};
};

void feed_all(Yard& yard, const FeedParameters& parameters)
{
    yard.log += parameters.mark.value();
}
void milk_all(Yard& yard)
{
    yard.log += "m";
}
void rise(Yard& yard)
{
    yard.log += "s";
}
void make_cheese(Yard& yard, const FeedParameters& parameters)
{
    yard.log += "c" + parameters.mark.value();
}

const sim::Mechanism<Yard> feed =
    sim::mechanism<feed_all>({.name = "feed", .chinese = "", .section = "", .meaning = "", .reads = "", .writes = ""});
const sim::Mechanism<Yard> milk = sim::mechanism<milk_all>({.name = "milk",
                                                            .chinese = "",
                                                            .section = "",
                                                            .meaning = "",
                                                            .reads = "",
                                                            .writes = "",
                                                            .levels = {"off", "by hand", "by machine"},
                                                            .initial = "by hand"});
const sim::Mechanism<Yard> sunrise = sim::mechanism<rise>(
    {.name = "sunrise", .chinese = "", .section = "", .meaning = "", .reads = "", .writes = "", .levels = {}});
const sim::Mechanism<Yard> cheese = sim::mechanism<make_cheese>({.name = "cheese",
                                                                 .chinese = "",
                                                                 .section = "",
                                                                 .meaning = "",
                                                                 .reads = "",
                                                                 .writes = "",
                                                                 .initial = "off",
                                                                 .only_with = {&milk}});
const sim::Mechanism<Yard> stranger =
    sim::mechanism<rise>({.name = "stranger", .chinese = "", .section = "", .meaning = "", .reads = "", .writes = ""});
const sim::Phase<Yard> morning{"morning", "", "", {&sunrise, &milk, &feed, &cheese}};

struct Parameters : sim::schema::Scenario {
    Parameters() { sim::add_groups(groups, sim::mechanisms_of<Yard>({&morning})); }
    sim::Switches mechanisms{this, sim::mechanisms_of<Yard>({&morning})};

    std::string set(const std::string& name, const std::string& level)
    {
        sim::Faults faults;
        sim::schema::Reading reading{faults, {}};
        auto tree = sim::schema::Node::empty_map();
        tree.set(name.find('.') == name.npos ? "mechanisms." + name : name,
                 sim::schema::Node::text(level, {"a.yaml", 3, 1}));
        read(tree, "", reading);
        return faults.empty() ? "" : faults.list().front().text();
    }
    std::string a_morning(sim::Times* times = nullptr)
    {
        Yard yard;
        sim::Step<Yard>(yard, mechanisms, groups, times).run(morning);
        return yard.log;
    }
};

struct Post {
    sim::Outbox<int> outbox;
};

} // namespace

TEST_CASE("mechanisms act in the order of their list, and only those that are on")
{
    Parameters parameters;
    CHECK(parameters.a_morning() == "smf");
    CHECK(parameters.set("milk", "off").empty());
    CHECK(parameters.a_morning() == "sf");
}

TEST_CASE("a mechanism without levels cannot be switched off")
{
    Parameters parameters;
    CHECK(parameters.set("sunrise", "off") ==
          "a.yaml:3: mechanisms.sunrise: there is no such mechanism; see `qiao describe mechanisms`");
}

TEST_CASE("a switch has the levels that were declared, and on is the usual one")
{
    Parameters parameters;
    CHECK(parameters.mechanisms.level(milk) == 1);
    CHECK(parameters.set("milk", "by machine").empty());
    CHECK(parameters.mechanisms.level(milk) == 2);
    CHECK(parameters.set("milk", "on").empty());
    CHECK(parameters.mechanisms.level(milk) == 1);
    CHECK(parameters.set("milk", "false").empty());
    CHECK_FALSE(parameters.mechanisms.on(milk));
    CHECK(parameters.set("milk", "by robot") ==
          "a.yaml:3: mechanisms.milk: 'by robot' is not one of its levels; allowed: off, by hand, by machine");
    CHECK(parameters.set("mlik", "off") ==
          "a.yaml:3: mechanisms.mlik: there is no such mechanism; did you mean 'milk'?");
    CHECK_FALSE(parameters.mechanisms.on(stranger));
}

TEST_CASE("a mechanism is handed its own parameters, which are read and told like all others")
{
    Parameters parameters;
    CHECK(parameters.set("feed.mark", "hay").empty());
    CHECK(parameters.a_morning() == "smhay");
    CHECK(parameters.effective().flat_text().find("hay") != std::string::npos);
    CHECK(parameters.groups.get<FeedParameters>().mark.value() == "hay");
    CHECK(feed.handed.size() == 1);
    CHECK(milk.handed.empty());
    CHECK_THROWS_AS(sim::schema::Groups().get<FeedParameters>(), std::logic_error);
}

TEST_CASE("a mechanism that presupposes another is skipped without it")
{
    Parameters parameters;
    CHECK(parameters.set("cheese", "on").empty());
    CHECK(parameters.a_morning() == "smfcf");
    CHECK(parameters.set("milk", "off").empty());
    CHECK(parameters.a_morning() == "sf");
}

TEST_CASE("the switches in force are told as they are read")
{
    Parameters parameters;
    parameters.set("milk", "by machine");
    parameters.set("feed", "off");
    const auto tree = parameters.effective();
    Parameters again;
    sim::Faults faults;
    sim::schema::Reading reading{faults, {}};
    again.read(tree, "", reading);
    CHECK(faults.empty());
    CHECK(again.a_morning() == "sm");
    CHECK(again.mechanisms.level(milk) == 2);
}

TEST_CASE("the state is checked after every phase, and the phase is named")
{
    Parameters parameters;
    Yard yard;
    yard.sound = false;
    sim::Step<Yard> step(yard, parameters.mechanisms, parameters.groups);
    CHECK_THROWS_WITH(step.run(morning), "unsound after morning");
}

TEST_CASE("the time of each mechanism is added up where somebody asks")
{
    Parameters parameters;
    sim::Times times;
    parameters.a_morning(&times);
    parameters.a_morning(&times);
    std::string acted;
    for (const auto& spent : times.spent()) {
        acted += std::string(spent.phase) + ":" + std::string(spent.mechanism->description.name) + " ";
        CHECK(spent.time.count() >= 0);
    }
    CHECK(acted == "morning:sunrise morning:milk morning:feed ");
}

TEST_CASE("letters arrive in the order of their senders' numbers, and once")
{
    std::vector<Post> districts(3);
    districts[2].outbox.post(0, 20);
    districts[0].outbox.post(2, 1);
    districts[2].outbox.post(1, 21);
    districts[1].outbox.post(2, 10);
    std::string received;
    const auto note = [&](std::uint32_t to, std::uint32_t from, int letter) {
        received += std::to_string(from) + ">" + std::to_string(to) + ":" + std::to_string(letter) + " ";
    };
    sim::deliver_letters(districts, note);
    CHECK(received == "0>2:1 1>2:10 2>0:20 2>1:21 ");
    received.clear();
    sim::deliver_letters(districts, note);
    CHECK(received.empty());
}
