# Finds cmark-gfm, a Markdown parser, and its extensions (tables); imported target CmarkGfm::cmark-gfm.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(PC_CmarkGfm QUIET libcmark-gfm)
endif()
find_path(CmarkGfm_INCLUDE_DIR cmark-gfm.h HINTS ${PC_CmarkGfm_INCLUDE_DIRS})
find_library(CmarkGfm_LIBRARY NAMES cmark-gfm HINTS ${PC_CmarkGfm_LIBRARY_DIRS})
find_library(CmarkGfm_EXTENSIONS_LIBRARY NAMES cmark-gfm-extensions HINTS ${PC_CmarkGfm_LIBRARY_DIRS})
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CmarkGfm
  REQUIRED_VARS CmarkGfm_LIBRARY CmarkGfm_EXTENSIONS_LIBRARY CmarkGfm_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "install libcmark-gfm-dev and libcmark-gfm-extensions-dev (Debian, Ubuntu)")
if(CmarkGfm_FOUND AND NOT TARGET CmarkGfm::cmark-gfm)
  add_library(CmarkGfm::cmark-gfm UNKNOWN IMPORTED)
  set_target_properties(CmarkGfm::cmark-gfm PROPERTIES
    IMPORTED_LOCATION "${CmarkGfm_EXTENSIONS_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${CmarkGfm_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${CmarkGfm_LIBRARY}")
endif()
mark_as_advanced(CmarkGfm_INCLUDE_DIR CmarkGfm_LIBRARY CmarkGfm_EXTENSIONS_LIBRARY)
