#include "sim/schema/node.h"

#include <catch2/catch.hpp>

using sim::schema::Node;

TEST_CASE("merging trees goes key by key, and what is written over wins")
{
    auto base = Node::empty_map(), over = Node::empty_map();
    base.set("agency.workers", Node::text("6"));
    base.set("agency.hours", Node::text("160"));
    base.set("months", Node::text("36"));
    over.set("agency.workers", Node::text("4"));
    over.set("seed", Node::text("9"));
    base.merge(over);
    CHECK(base.find("agency")->find("workers")->scalar == "4");
    CHECK(base.find("agency")->find("hours")->scalar == "160");
    CHECK(base.find("months")->scalar == "36");
    CHECK(base.find("seed")->scalar == "9");
}

TEST_CASE("a list or a value replaces as a whole")
{
    Node list;
    list.kind = Node::Kind::list;
    list.items = {Node::text("a")};
    auto base = Node::empty_map(), over = Node::empty_map();
    base.set("x.y", Node::text("1"));
    over.at_or_new("x") = list;
    base.merge(over);
    CHECK(base.find("x")->kind == Node::Kind::list);
}

TEST_CASE("two trees have the same flat text when they say the same, and another one otherwise")
{
    auto a = Node::empty_map(), b = Node::empty_map();
    a.set("x.y", Node::text("1"));
    b.set("x.y", Node::text("1"));
    CHECK(a.flat_text() == b.flat_text());
    b.set("x.z", Node::text(""));
    CHECK(a.flat_text() != b.flat_text());
    b.erase("x");
    CHECK(b.flat_text().empty());
}

TEST_CASE("nothing over a value remembers where that stands, and nothing over nothing says nothing")
{
    auto base = Node::empty_map(), over = Node::empty_map();
    base.set("a.b", Node::text("1", {"base.yaml", 4, 1}));
    over.set("a.b", Node{});
    over.set("a.c", Node{});
    base.merge(over);
    CHECK(base.find("a")->find("b")->kind == Node::Kind::nothing);
    CHECK(base.find("a")->find("b")->scalar == "base.yaml:4");
    CHECK_FALSE(base.find("a")->find("b")->is_empty());
    CHECK(base.find("a")->find("c")->is_empty());
    base.merge(over); // what was dropped once stays dropped
    CHECK(base.find("a")->find("b")->scalar == "base.yaml:4");
    base.set("a.b", Node::text("2"));
    CHECK(base.find("a")->find("b")->scalar == "2");
}

TEST_CASE("an empty map or list over a map changes nothing in it")
{
    auto tree = Node::empty_map();
    tree.set("a.b", Node::text("1"));
    const std::string before = tree.flat_text();
    Node list;
    list.kind = Node::Kind::list;
    for (const Node& empty : {Node::empty_map(), list}) {
        auto over = Node::empty_map();
        over.at_or_new("a") = empty;
        tree.merge(over);
        tree.set("a", empty);
        CHECK(tree.flat_text() == before);
    }
}
