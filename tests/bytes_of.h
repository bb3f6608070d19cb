/// What stands in a file.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

/// Empty where there is no such file.
inline std::string bytes_of(const std::filesystem::path& file)
{
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}
