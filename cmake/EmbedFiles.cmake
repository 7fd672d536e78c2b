# embed_files(TARGET NAMESPACE FILE...)
#
# Compiles small data files (rules, tables, weights, message catalogues) into TARGET, so that the
# program needs no data folder. Each becomes an entry of
#   std::span<const calque::EmbeddedFile> NAMESPACE_files();
# declared by the caller, with the file's name (no folder) and its bytes. See text/embedded.h.
include_guard(GLOBAL)
set(EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/EmbedFilesScript.cmake)

function(embed_files target name)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}_files.cc)
  set(inputs)
  foreach(file ${ARGN})
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    list(APPEND inputs ${file})
  endforeach()
  string(JOIN "|" joined ${inputs})
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DINPUTS=${joined}" -DOUTPUT=${output} -DNAME=${name} -P ${EMBED_SCRIPT}
    DEPENDS ${inputs} ${EMBED_SCRIPT}
    COMMENT "Embedding ${name}" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
