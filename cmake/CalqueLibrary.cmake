# calque_library(NAME SOURCES ... DEPENDS ... PRIVATE_DEPENDS ...)
#
# One library of the toolkit: target calque_NAME, alias calque::NAME, headers beside the sources.
# Headers name each other by their folder ("text/utf8.h", "langid/router.h"), in the build tree and
# after installation alike.
include_guard(GLOBAL)

set_property(GLOBAL PROPERTY CALQUE_TARGETS "")

function(calque_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wno-sign-conversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict)  # false alarms on "..." + std::string
  endif()
  if(CALQUE_DEVELOPER_MODE)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(CALQUE_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=${CALQUE_SANITIZE} -fno-omit-frame-pointer
                                            -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=${CALQUE_SANITIZE})
  endif()
endfunction()

function(calque_export target)
  set_property(GLOBAL APPEND PROPERTY CALQUE_TARGETS ${target})
endfunction()

function(calque_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  set(target calque_${name})
  add_library(${target} ${arg_SOURCES})
  add_library(calque::${name} ALIAS ${target})
  calque_options(${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/calque>)
  target_link_libraries(${target} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_PRIVATE_DEPENDS})
  calque_export(${target})
endfunction()
