/// Numbers that decide something in a mechanism are declared parameters, which `describe` shows and studies vary, or
/// definitions with a name. What else stands in the code as a number is listed here, each with what it is.
#include "models/alleviation/month.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace alleviation;

namespace {

const std::filesystem::path sources = QIAO_SOURCE_DIR "/models/alleviation";

/// A literal that may stand in a file, how often, and what it is. It is no assumption about the world.
struct Allowed {
    std::string_view file, literal;
    std::size_t times;
    std::string_view what;
};

constexpr Allowed allowed[] = {
    {"actors/agency.cpp", "1e-9", 1, "rounding of a sum"},
    {"actors/supplier.h", "3", 1, "definition: the middle of the grades 1A to 5A"},
    {"close_books/income_and_status.cpp", "2", 1, "place in a list"},
    {"close_books/income_and_status.cpp", "3", 1, "place in a list"},
    {"close_books/income_and_status.cpp", "4", 1, "place in a list"},
    {"close_books/income_and_status.cpp", "5", 1, "length of that list, which the compiler checks"},
    {"close_books/spending.cpp", "256", 1, "households at once, for the cache"},
    {"close_books/public_transfers.cpp", "2", 1, "two kinds of places: for the register, and for others"},
    {"environment/calendar.cpp", "0.1", 1, "end of a range: calendar.inflation"},
    {"environment/calendar.cpp", "0.2", 1, "end of a range: calendar.inflation"},
    {"environment/calendar.cpp", "1e5", 1, "end of a range: wages.migrant"},
    {"environment/calendar.cpp", "1e6", 1, "end of a range: welfare.poverty_line"},
    {"environment/policy.cpp", "1e13", 1, "end of a range: yuan of a country"},
    {"environment/policy.cpp", "1e9", 1, "end of a range: people of a country"},
    {"environment/yearly_path.cpp", "1900", 1, "definition: the years that dates may have"},
    {"environment/yearly_path.cpp", "2999", 1, "definition: the years that dates may have"},
    {"environment/agency.cpp", "3", 1, "definition: instalments of a price"},
    {"environment/division_of_work.cpp", "0.5", 2, "mathematics: the middle of a part among equal parts"},
    {"environment/policy.cpp", "0.5f", 1, "definition: the middle of a scale from 0 to 1"},
    {"farm.h", "0.01f", 1, "keeps a ratio finite where no labour is wanted"},
    {"initialise/founding.h", "64", 1, "room in identities"},
    {"initialise/initial_households.cpp", "2", 1, "mean of a lognormal"},
    {"initialise/initial_population.cpp", "0.1f", 1, "keeps a time finite, where generations begin"},
    {"initialise/initial_population.cpp", "2", 5,
     "width of an interval around a mean; a place among four random numbers; where generations begin; two parents"},
    {"initialise/initial_population.cpp", "3", 1, "a place among four random numbers"},
    {"initialise/initial_population.cpp", "4", 1, "four random numbers of each"},
    {"initialise/population.h", "0.9", 1, "end of a range: something is paid for all produce"},
    {"initialise/population.h", "60", 1, "end of a range: room in identities"},
    {"initialise/ties.cpp", "2", 3, "two ends of a tie; mean of a lognormal"},
    {"initialise/town.cpp", "1.25", 1, "memory that vectors keep to grow"},
    {"initialise/town.cpp", "2", 3, "bytes of memory"},
    {"initialise/town.cpp", "4", 1, "bytes of memory"},
    {"keep_register/guarantees.cpp", "2", 1, "third of a block's random words"},
    {"keep_register/registration.cpp", "2", 2, "third of a block's random words, for either list"},
    {"knowledge.h", "16", 1, "so many are looked at together"},
    {"knowledge.h", "2", 2, "without and with a helper; the third of their words"},
    {"knowledge.h", "3", 1, "the last of their words"},
    {"knowledge.h", "48", 1, "months of age that are kept in a table"},
    {"labour.h", "0.5f", 1, "mean of a lognormal: half of the variance"},
    {"livelihoods/asset_losses.cpp", "2.0f", 1, "twice a mean: the end of an even spread"},
    {"livelihoods/farming.cpp", "0.5f", 1, "mean of a lognormal: half of the variance"},
    {"livelihoods/farming.cpp", "2.0f", 1, "mean of a lognormal: half of the variance"},
    {"livelihoods/generations.cpp", "2", 3, "a couple; order of who may be the head"},
    {"livelihoods/generations.cpp", "3", 1, "order of who may be the head"},
    {"livelihoods/generations.cpp", "4", 1, "order of who may be the head"},
    {"livelihoods/generations.cpp", "8", 3, "bits of a byte; as many members as hardly any household exceeds"},
    {"livelihoods/generations.cpp", "16", 1, "half of half of a word"},
    {"livelihoods/generations.cpp", "32", 1, "half of a word"},
    {"livelihoods/health.cpp", "10", 1, "definition: a declared slope is told for ten years"},
    {"livelihoods/health.cpp", "2", 1, "hazards of the well and of the others"},
    {"livelihoods/health.cpp", "40", 1, "definition: the age that a declared rate is told for"},
    {"livelihoods/life_chances.cpp", "60", 1, "definition: the age that a declared rate is told for"},
    {"livelihoods/life_chances.h", "2", 2, "two sexes; a bit"},
    {"livelihoods/life_chances.h", "4", 1, "a bit"},
    {"livelihoods/life_chances.h", "8", 1, "a bit"},
    {"livelihoods/life_chances.h", "16", 1, "a bit"},
    {"livelihoods/wages.cpp", "2", 2, "wages at home and of migrants"},
    {"livelihoods/work.cpp", "1.00001f", 1, "keeps a bound above the products that it bounds"},
    {"livelihoods/work.cpp", "2.0f", 1, "from a scale of 0 to 1 to one of -1 to 1"},
    {"match/pairing.cpp", "2", 1, "there and back"},
    {"offer/adaptation.cpp", "0.5f", 1, "definition: the middle of a scale from 0 to 1"},
    {"offer/goal_weights.cpp", "2.0f", 1,
     "definition: tasks and process share a weight of 1, each is told for half of it"},
    {"organise/collective.cpp", "2.0f", 1, "from a scale of 0 to 1 to one of -1 to 1"},
    {"oversee/supervision.cpp", "0.01f", 1, "keeps a ratio finite where nothing is asked for"},
    {"survey/acquaintance.cpp", "0.001f", 1, "a chance too small to matter"},
    {"survey/household_survey.cpp", "2", 1, "order of turns"},
    {"survey/household_survey.cpp", "3", 1, "order of turns"},
    {"welfare.h", "2", 1, "a bit"},
    {"welfare.h", "4", 1, "a bit"},
    {"welfare.h", "8", 1, "a bit"},
    {"welfare.h", "16", 1, "a bit"},
    {"welfare.h", "32", 1, "a bit"},
};

/// What mechanisms share: a noun each, as a header, code or both.
constexpr std::string_view rooms[] = {"labour", "farm",   "knowledge", "welfare",
                                      "prices", "credit", "saving",    "leadership"};

struct Token {
    enum Kind { name, number, sign } kind;
    std::string text;
    std::size_t line;
};

/// C++ text as names, numbers and signs; without comments, strings and lines of the preprocessor.
class Tokens {
  public:
    explicit Tokens(std::string text) : text_(std::move(text))
    {
        while (at_ < text_.size()) next();
    }
    std::vector<Token> all;

  private:
    bool ahead(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }
    char look(std::size_t further = 0) const { return at_ + further < text_.size() ? text_[at_ + further] : '\0'; }
    static bool of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }
    static bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)); }

    void skip_to(std::size_t end)
    {
        end = std::min(end, text_.size());
        for (; at_ < end; ++at_)
            if (text_[at_] == '\n') {
                ++line_;
                fresh_line_ = true;
            }
    }
    /// Past the next of `what`; to the end where there is none.
    void skip_past(const std::string& what, std::size_t from)
    {
        const std::size_t end = text_.find(what, from);
        skip_to(end == text_.npos ? end : end + what.size());
    }
    void skip_quoted(char quote)
    {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
        skip_to(end + 1);
    }
    void skip_directive()
    {
        std::size_t end = text_.find('\n', at_);
        while (end != text_.npos && text_[end - 1] == '\\') end = text_.find('\n', end + 1);
        skip_to(end);
    }
    void take(Token::Kind kind, std::size_t length)
    {
        all.push_back({kind, text_.substr(at_, length), line_});
        at_ += length;
    }
    std::size_t length_of_number() const
    {
        const bool hexadecimal = look() == '0' && (look(1) == 'x' || look(1) == 'X');
        const std::string_view before_sign = hexadecimal ? "pP" : "eE";
        std::size_t length = 1;
        for (;; ++length) {
            const char c = look(length);
            const bool separator = c == '\'' && of_word(look(length + 1));
            const bool sign = (c == '+' || c == '-') && before_sign.find(look(length - 1)) != before_sign.npos;
            if (!of_word(c) && c != '.' && !separator && !sign) return length;
        }
    }
    void next()
    {
        const char c = look();
        if (std::isspace(static_cast<unsigned char>(c))) return skip_to(at_ + 1);
        if (c == '#' && fresh_line_) return skip_directive();
        fresh_line_ = false;
        if (ahead("//")) return skip_to(text_.find('\n', at_));
        if (ahead("/*")) return skip_past("*/", at_ + 2);
        if (ahead("R\"")) {
            const std::size_t open = text_.find('(', at_);
            return skip_past(")" + text_.substr(at_ + 2, open - at_ - 2) + "\"", open);
        }
        if (c == '"' || c == '\'') return skip_quoted(c);
        if (digit(c) || (c == '.' && digit(look(1)))) return take(Token::number, length_of_number());
        std::size_t length = 1;
        if (!of_word(c)) return take(Token::sign, length);
        while (of_word(look(length))) ++length;
        take(Token::name, length);
    }

    std::string text_;
    std::size_t at_ = 0, line_ = 1;
    bool fresh_line_ = true; ///< nothing but space since the line began
};

/// Whether a parameter is declared here: `Number name{this, …`.
bool declares(const std::vector<Token>& tokens, std::size_t t)
{
    static const std::set<std::string> kinds = {"Number", "Count",     "Choice",   "Text",
                                                "Date",   "TableFile", "TextList", "TextMap"};
    return t + 3 < tokens.size() && kinds.contains(tokens[t].text) && tokens[t + 1].kind == Token::name &&
           tokens[t + 2].text == "{" && tokens[t + 3].text == "this";
}

/// 0 and 1 need no reason, however they are written.
bool is_free(std::string literal)
{
    std::erase(literal, '\'');
    const double value = std::strtod(literal.c_str(), nullptr);
    return value == 0 || value == 1;
}

/// The literals of C++ text that need a reason, each with its line.
std::vector<Token> literals_of(const std::string& text)
{
    const auto tokens = Tokens(text).all;
    std::vector<Token> out;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        if (declares(tokens, t)) {
            std::size_t open = 1;
            for (t += 3; t < tokens.size() && open > 0; ++t) {
                open += tokens[t].text == "{";
                open -= tokens[t].text == "}";
            }
        }
        if (t < tokens.size() && tokens[t].kind == Token::number && !is_free(tokens[t].text)) out.push_back(tokens[t]);
    }
    return out;
}

std::vector<std::string> texts_of(const std::vector<Token>& tokens)
{
    std::vector<std::string> out;
    for (const auto& token : tokens) out.push_back(token.text);
    return out;
}

/// The code of mechanisms, of founding, of actors and of what they share.
std::vector<std::filesystem::path> files()
{
    std::vector<std::filesystem::path> out;
    std::vector<std::string> folders = {"initialise", "actors"};
    for (const auto* phase : phases()) folders.emplace_back(phase->name);
    for (const auto& folder : folders)
        for (const auto& entry : std::filesystem::directory_iterator(sources / folder))
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") out.push_back(entry.path());
    for (const auto room : rooms) {
        const std::size_t before = out.size();
        for (const auto* extension : {".h", ".cpp"})
            if (const auto path = sources / (std::string(room) + extension); exists(path)) out.push_back(path);
        INFO(room);
        CHECK(out.size() > before);
    }
    return out;
}

} // namespace

TEST_CASE("no number decides anything in a mechanism unless it is declared, defined under a name, or mathematics")
{
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> found; // lines, by file and literal
    for (const auto& path : files()) {
        std::ifstream file(path);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (const auto& literal : literals_of(text))
            found[{path.lexically_relative(sources).generic_string(), literal.text}].push_back(literal.line);
    }
    for (const auto& entry : allowed) {
        INFO(entry.file << ": " << entry.literal << ", " << entry.what);
        CHECK(!entry.what.empty());
        const auto it = found.find({std::string(entry.file), std::string(entry.literal)});
        CHECK((it == found.end() ? 0 : it->second.size()) == entry.times);
        if (it != found.end()) found.erase(it);
    }
    for (const auto& [place, lines] : found)
        for (const auto line : lines) {
            INFO(place.first << ':' << line << ": " << place.second << " is neither declared nor listed in this test");
            CHECK(false);
        }
}

TEST_CASE("the search for numbers finds every way to write one, and nothing else")
{
    const auto found = [](const std::string& text) { return texts_of(literals_of(text)); };
    using Texts = std::vector<std::string>;
    CHECK(found("a = 0.3f * b + 1e-6f - 3;") == Texts{"0.3f", "1e-6f", "3"});
    CHECK(found("x<0x1fu>; y[12]; .5; 1'000; 0x1p34f; 2-1") == Texts{"0x1fu", "12", ".5", "1'000", "0x1p34f", "2"});
    CHECK(found("0 1 0.0f 1.0f 1u 0L 1.0 std::int32_t v4 x_2 array[size] f(a1)").empty());
    CHECK(found("// 2\n/* 3\n4 */ \"5\\\"6\" '7' R\"(8\"9)\" u8\"10\"\n#if A > 11 \\\n 12\n  # define B 13\n").empty());
    CHECK(found("Number n{this, \"n\", 2, {\"m\", 3, 4}, \"w\", assumption(\"y\", uniform(5, 6))};").empty());
    CHECK(found("Count n{this, 2}; f(3); Number m{4}; Numbers k{this, 5};") == Texts{"3", "4", "5"});
    const auto where = literals_of("a\n#if 1\n\"b\nc\"\n  /* \n */ 7;");
    REQUIRE(where.size() == 1);
    CHECK(where[0].line == 6);
}
