# Finds gumbo, an HTML5 parser; imported target Gumbo::gumbo.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(PC_Gumbo QUIET gumbo)
endif()
find_path(Gumbo_INCLUDE_DIR gumbo.h HINTS ${PC_Gumbo_INCLUDE_DIRS})
find_library(Gumbo_LIBRARY NAMES gumbo HINTS ${PC_Gumbo_LIBRARY_DIRS})
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Gumbo
  REQUIRED_VARS Gumbo_LIBRARY Gumbo_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "install libgumbo-dev (Debian, Ubuntu)")
if(Gumbo_FOUND AND NOT TARGET Gumbo::gumbo)
  add_library(Gumbo::gumbo UNKNOWN IMPORTED)
  set_target_properties(Gumbo::gumbo PROPERTIES
    IMPORTED_LOCATION "${Gumbo_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${Gumbo_INCLUDE_DIR}")
endif()
mark_as_advanced(Gumbo_INCLUDE_DIR Gumbo_LIBRARY)
