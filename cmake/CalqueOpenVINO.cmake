# calque_find_openvino(): sets CALQUE_HAS_OPENVINO.
#
# OpenVINO comes as a package of PyPI, which holds its headers and libraries; scripts/setup puts it
# into .venv. OpenVINO_DIR names another (the folder of OpenVINOConfig.cmake).
include_guard(GLOBAL)
set(CALQUE_OPENVINO auto CACHE STRING "Sentence encoders run by OpenVINO: auto, on or off")
set_property(CACHE CALQUE_OPENVINO PROPERTY STRINGS auto on off)

macro(calque_find_openvino)
  set(CALQUE_HAS_OPENVINO OFF)
  string(TOLOWER "${CALQUE_OPENVINO}" calque_openvino_wanted)
  if(NOT calque_openvino_wanted MATCHES "^(off|no|false|0)$")
    if(NOT OpenVINO_DIR)
      file(GLOB calque_openvino_dirs ${PROJECT_SOURCE_DIR}/.venv/lib*/python3*/site-packages/openvino/cmake)
      if(calque_openvino_dirs)
        list(GET calque_openvino_dirs 0 OpenVINO_DIR)
      endif()
    endif()
    find_package(OpenVINO QUIET COMPONENTS Runtime)
    if(OpenVINO_FOUND)
      set(CALQUE_HAS_OPENVINO ON)
    elseif(calque_openvino_wanted MATCHES "^(on|yes|true|1)$")
      message(FATAL_ERROR "OpenVINO was not found; run scripts/setup, or set OpenVINO_DIR")
    else()
      message(STATUS "OpenVINO was not found: no sentence encoder but static tables (scripts/setup installs it)")
    endif()
  endif()
endmacro()
