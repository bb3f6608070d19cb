/// A folder of small files for one test, gone with it.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

class Files {
  public:
    Files() : folder_(std::filesystem::temp_directory_path() / unique_name())
    {
        std::filesystem::create_directories(folder_);
    }
    ~Files() { std::filesystem::remove_all(folder_); }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    /// Writes a file and returns its path.
    std::string write(const std::string& name, const std::string& bytes) const
    {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return path(name);
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

  private:
    static std::string unique_name();

    std::filesystem::path folder_;
};

inline std::string Files::unique_name()
{
    static int number = 0;
    return "qiao-files-" + std::to_string(::getpid()) + "-" + std::to_string(number++);
}
