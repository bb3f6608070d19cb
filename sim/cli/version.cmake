# cmake -DSOURCE=… -DOUT=… -DVERSION=… -P version.cmake: fills in version and commit.
get_filename_component(folder ${SOURCE} DIRECTORY)
execute_process(COMMAND git -C ${folder} rev-parse --short=12 HEAD OUTPUT_VARIABLE COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE
                ERROR_QUIET)
execute_process(COMMAND git -C ${folder} diff --quiet HEAD RESULT_VARIABLE changed ERROR_QUIET)
if(COMMIT AND changed EQUAL 1)
  string(APPEND COMMIT ", changed since")
endif()
configure_file(${SOURCE} ${OUT} @ONLY)
