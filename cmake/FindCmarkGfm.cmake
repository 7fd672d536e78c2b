# Finds cmark-gfm, a Markdown parser; imported target CmarkGfm::cmark-gfm.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(PC_CmarkGfm QUIET libcmark-gfm)
endif()
find_path(CmarkGfm_INCLUDE_DIR cmark-gfm.h HINTS ${PC_CmarkGfm_INCLUDE_DIRS})
find_library(CmarkGfm_LIBRARY NAMES cmark-gfm HINTS ${PC_CmarkGfm_LIBRARY_DIRS})
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CmarkGfm
  REQUIRED_VARS CmarkGfm_LIBRARY CmarkGfm_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "install libcmark-gfm-dev (Debian, Ubuntu)")
if(CmarkGfm_FOUND AND NOT TARGET CmarkGfm::cmark-gfm)
  add_library(CmarkGfm::cmark-gfm UNKNOWN IMPORTED)
  set_target_properties(CmarkGfm::cmark-gfm PROPERTIES
    IMPORTED_LOCATION "${CmarkGfm_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${CmarkGfm_INCLUDE_DIR}")
endif()
mark_as_advanced(CmarkGfm_INCLUDE_DIR CmarkGfm_LIBRARY)
