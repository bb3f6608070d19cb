/// The program `qiao`: hands the models to the engine's command line.
#include "models/alleviation/alleviation.h"
#include "models/exchange/exchange.h"
#include "sim/cli/command_line.h"

int main(int argc, char** argv)
{
    return sim::cli::command_line(argc, argv, {&alleviation::model(), &exchange::model()});
}
