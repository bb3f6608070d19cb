/// What the program prints, without control characters: titles, names and paths come from files that others wrote.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace sim::cli {

/// While it lives, lines that go to a stream are printable() but for tabs. A line is passed on as a whole, or as far as
/// it has come when the stream is flushed.
class Printed final : public std::streambuf {
  public:
    explicit Printed(std::ostream& stream) : stream_(stream), sink_(stream.rdbuf(this)) {}
    Printed(const Printed&) = delete;
    Printed& operator=(const Printed&) = delete;
    ~Printed() override
    {
        pass_on();
        stream_.rdbuf(sink_);
    }

  protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int sync() override;

  private:
    bool pass_on();

    std::ostream& stream_;
    std::streambuf* sink_;
    std::string line_;
};

} // namespace sim::cli
