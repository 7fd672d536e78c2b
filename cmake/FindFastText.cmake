# Finds libfasttext; imported target FastText::fasttext.
find_path(FastText_INCLUDE_DIR fasttext/fasttext.h)
find_library(FastText_LIBRARY NAMES fasttext)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(FastText REQUIRED_VARS FastText_LIBRARY FastText_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "install libfasttext-dev (Debian, Ubuntu) or build fastText with CMake")
if(FastText_FOUND AND NOT TARGET FastText::fasttext)
  add_library(FastText::fasttext UNKNOWN IMPORTED)
  set_target_properties(FastText::fasttext PROPERTIES
    IMPORTED_LOCATION "${FastText_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${FastText_INCLUDE_DIR}")
endif()
mark_as_advanced(FastText_INCLUDE_DIR FastText_LIBRARY)
