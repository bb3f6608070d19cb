/// The program `qiao`: hands the models, and the verbs that are the field's own, to the engine's command line.
#include "models/alleviation/alleviation.h"
#include "models/exchange/exchange.h"
#include "models/measure_verb.h"
#include "models/report_verb.h"
#include "sim/cli/command_line.h"

int main(int argc, char** argv)
{
    return sim::cli::command_line(argc, argv,
                                  {.models = {&alleviation::model(), &exchange::model()},
                                   .verbs = {measures::measure_verb(), report::report_verb(alleviation::model())},
                                   .topics = {measures::measures_topic()}});
}
