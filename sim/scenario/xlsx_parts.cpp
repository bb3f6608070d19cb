#ifdef QIAO_XLSX

#include "sim/scenario/xlsx_parts.h"

#include <expat.h>
#include <zip.h>

#include <charconv>
#include <filesystem>

namespace sim::scenario::xlsx {

namespace {

constexpr std::size_t most_of_part = 1'000'000'000;

std::string_view without_prefix(std::string_view name)
{
    const auto colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

struct Told {
    const std::function<void(std::string_view, const Attributes&)>& begin;
    const std::function<void(std::string_view)>& end;
    const std::function<void(std::string_view)>& text;
    XML_Parser parser = nullptr;
    std::exception_ptr thrown{}; ///< no exception may pass through the library

    template <class Action>
    void guarded(Action action)
    {
        try {
            if (!thrown) action();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
};

} // namespace

std::string_view Attributes::text(std::string_view name) const
{
    for (const char** pair = pairs_; *pair; pair += 2)
        if (without_prefix(*pair) == name) return pair[1];
    return {};
}

int Attributes::number(std::string_view name, int otherwise) const
{
    const auto written = text(name);
    int value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    return error == std::errc() && end == written.data() + written.size() && !written.empty() ? value : otherwise;
}

void parse(const std::string& xml, const std::function<void(std::string_view, const Attributes&)>& begin,
           const std::function<void(std::string_view)>& end, const std::function<void(std::string_view)>& text)
{
    Told told{begin, end, text};
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                              XML_ParserFree);
    if (!parser) throw std::bad_alloc();
    told.parser = parser.get();
    XML_SetUserData(parser.get(), &told);
    XML_SetElementHandler(
        parser.get(),
        [](void* to, const char* name, const char** attributes) {
            auto* all = static_cast<Told*>(to);
            all->guarded([&] { all->begin(without_prefix(name), Attributes(attributes)); });
        },
        [](void* to, const char* name) {
            auto* all = static_cast<Told*>(to);
            all->guarded([&] { all->end(without_prefix(name)); });
        });
    XML_SetCharacterDataHandler(parser.get(), [](void* to, const char* data, int size) {
        auto* all = static_cast<Told*>(to);
        all->guarded([&] { all->text(std::string_view(data, static_cast<std::size_t>(size))); });
    });
    const auto status = XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), 1);
    if (told.thrown) std::rethrow_exception(told.thrown);
    if (status != XML_STATUS_OK) throw Damaged("a part of it is no XML");
}

struct Parts::Archive {
    zip_t* zip = nullptr;
    ~Archive()
    {
        if (zip) zip_discard(zip);
    }
};

Parts::Parts(const std::string& bytes) : archive_(std::make_unique<Archive>())
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    archive_->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (source && !archive_->zip) zip_source_free(source);
    zip_error_fini(&error);
    if (!archive_->zip) throw Damaged("it is no whole ZIP archive");
}

Parts::~Parts() = default;

std::string Parts::text(const std::string& place) const
{
    zip_stat_t about;
    if (zip_stat(archive_->zip, place.c_str(), ZIP_FL_NOCASE, &about) != 0 || !(about.valid & ZIP_STAT_SIZE))
        throw Damaged("the part " + place + " is missing");
    if (about.size > most_of_part) throw Damaged("it holds more than 1 GB");
    std::string out(about.size, '\0');
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive_->zip, about.index, 0),
                                                                  zip_fclose);
    if (!file || zip_fread(file.get(), out.data(), about.size) != static_cast<zip_int64_t>(about.size))
        throw Damaged("the part " + place + " cannot be unpacked");
    return out;
}

std::string Parts::target(const std::string& from, std::string_view type, std::string_view identity) const
{
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(from).parent_path();
    const std::string relations = (folder / "_rels" / (fs::path(from).filename().string() + ".rels")).generic_string();
    std::string found;
    parse(
        text(relations),
        [&](std::string_view name, const Attributes& attributes) {
            if (name != "Relationship" || !found.empty()) return;
            if (!attributes.text("Type").ends_with("/" + std::string(type))) return;
            if (!identity.empty() && attributes.text("Id") != identity) return;
            const fs::path target{std::string(attributes.text("Target"))};
            // A place that begins with a stroke counts from the root, any other from the folder of `from`.
            found =
                (target.is_absolute() ? target.relative_path() : folder / target).lexically_normal().generic_string();
        },
        [](std::string_view) {}, [](std::string_view) {});
    return found;
}

} // namespace sim::scenario::xlsx

#endif
