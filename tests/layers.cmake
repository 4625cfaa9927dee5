# The dependency line instruments <- scoring <- runtime <- gui: a folder includes
# itself and what stands to its left, and each outside library stays where it belongs.
# The tests of a folder see what the folder sees. tests/layers_control.cmake shows
# that every rule here can fail. Usage: cmake -DSOURCE_DIR=... -P layers.cmake
cmake_minimum_required(VERSION 3.25)

set(failed FALSE)
function(refuse file reason)
  message("${file}: ${reason}")
  set(failed TRUE PARENT_SCOPE)
endfunction()

set(allowed "")
foreach(folder IN ITEMS instruments scoring runtime gui)
  list(APPEND allowed ${folder})
  file(GLOB_RECURSE files ${SOURCE_DIR}/${folder}/*.h ${SOURCE_DIR}/${folder}/*.cpp)
  file(GLOB_RECURSE test_files ${SOURCE_DIR}/tests/${folder}/*.h ${SOURCE_DIR}/tests/${folder}/*.cpp)
  foreach(path IN LISTS files test_files)
    file(RELATIVE_PATH file ${SOURCE_DIR} ${path})
    file(STRINGS ${path} includes REGEX "^[ \t]*#[ \t]*include")
    foreach(include IN LISTS includes)
      if(include MATCHES "\"(instruments|scoring|runtime|gui)/")
        if(NOT CMAKE_MATCH_1 IN_LIST allowed)
          refuse(${file} "${folder} must not include ${CMAKE_MATCH_1}: ${include}")
        endif()
      elseif(include MATCHES "\"tests/")
        if(NOT file MATCHES "^tests/")
          refuse(${file} "only tests include tests: ${include}")
        endif()
      elseif(include MATCHES "\"")
        refuse(${file} "write the path from the project's root: ${include}")
      endif()

      # The window's program reads its own command line, and nothing of runtime/cli.
      if(include MATCHES "runtime/cli/|CLI/" AND NOT file MATCHES "^(tests/)?runtime/cli/"
         AND NOT (include MATCHES "<CLI/" AND file STREQUAL "gui/main.cpp"))
        refuse(${file} "the command line belongs in runtime/cli: ${include}")
      endif()
      if(include MATCHES "pugixml" AND NOT file STREQUAL "instruments/xml.cpp")
        refuse(${file} "pugixml belongs in instruments/xml.cpp alone")
      endif()
      # Tests of the store look at raw pages and rows, so they may use SQLCipher too.
      if(include MATCHES "sqlcipher|sqlite3" AND NOT file MATCHES "^(runtime/storage/sqlite\\.cpp|tests/runtime/.*)$")
        refuse(${file} "SQLCipher belongs in runtime/storage/sqlite.cpp alone")
      endif()
      if(include MATCHES "imgui|GLFW/|GL/|ft2build|freetype" AND NOT folder STREQUAL "gui")
        refuse(${file} "the window belongs in gui: ${include}")
      endif()
    endforeach()
  endforeach()
endforeach()
if(failed)
  message(FATAL_ERROR "The line instruments <- scoring <- runtime <- gui is broken (see above).")
endif()
