#include "sim/scenario/read_survey.h"

#include "sim/scenario/csv_rows.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/utf8.h"

#include <zlib.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace sim::scenario {

#ifdef QIAO_READSTAT
void read_by_readstat(SurveyTable& survey, const std::string& ending, Faults& faults); // read_readstat.cpp
#endif

namespace {

constexpr std::size_t most_bytes = 1'000'000'000; // of a table, packed or not

std::optional<std::string> unpacked(const std::string& bytes)
{
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) return std::nullopt; // 16: with gzip's header
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> whatever_happens(&stream, inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out, piece(1 << 20, '\0');
    int status = Z_OK;
    while (status != Z_STREAM_END && out.size() <= most_bytes) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END) return std::nullopt;
        out.append(piece, 0, piece.size() - stream.avail_out);
        // Some packers join several streams.
        if (status == Z_STREAM_END && stream.avail_in > 0) status = inflateReset(&stream);
    }
    return out.size() <= most_bytes ? std::optional(std::move(out)) : std::nullopt;
}

std::string ending_of(const std::string& path)
{
    std::string ending = std::filesystem::path(path).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

} // namespace

SurveyTable read_survey(const std::string& path, const Origin& origin, Faults& faults)
{
    SurveyTable out;
    out.table.file = path;
    const std::string ending = ending_of(path);
    auto bytes = read_file(path, origin, "", most_bytes, faults);
    if (!bytes) return out;
    if (ending == ".dta" || ending == ".sav" || ending == ".zsav" || ending == ".por") {
#ifdef QIAO_READSTAT
        read_by_readstat(out, ending, faults);
#else
        faults.add({path, 0, 0}, "",
                   {"is a Stata or SPSS file, and this qiao was built without ReadStat, which reads them",
                    "是 Stata 或 SPSS 文件，而本程序编译时没有 ReadStat，不能读取"},
                   {"install libreadstat-dev and build again (./qiao does both), or save it as CSV",
                    "请安装 libreadstat-dev 后重新编译（./qiao 会自动完成），或另存为 CSV"});
#endif
        return out;
    }
    if (bytes->starts_with("\x1F\x8B")) {
        bytes = unpacked(*bytes);
        if (!bytes) {
            faults.add(
                {path, 0, 0}, "",
                {"cannot be unpacked: it is damaged, or holds more than 1 GB", "无法解压：文件已损坏，或超过 1 GB"});
            return out;
        }
    }
    read_tidy(std::move(*bytes), out.table, faults);
    out.labels.resize(out.table.header.size());
    return out;
}

} // namespace sim::scenario
