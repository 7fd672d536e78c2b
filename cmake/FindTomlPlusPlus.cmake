# Finds toml++, a TOML parser of headers alone; variable TomlPlusPlus_INCLUDE_DIR.
find_path(TomlPlusPlus_INCLUDE_DIR toml++/toml.h)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(TomlPlusPlus
  REQUIRED_VARS TomlPlusPlus_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "install libtomlplusplus-dev (Debian, Ubuntu)")
mark_as_advanced(TomlPlusPlus_INCLUDE_DIR)
