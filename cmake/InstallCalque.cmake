# install(): libraries, headers, the program and a package for find_package(calque).
include(CMakePackageConfigHelpers)

get_property(targets GLOBAL PROPERTY CALQUE_TARGETS)
install(TARGETS ${targets} EXPORT calqueTargets
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET calque_cli)
  install(TARGETS calque_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  set(share ${PROJECT_BINARY_DIR}/share)
  install(DIRECTORY ${share}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR} OPTIONAL)
  install(DIRECTORY ${share}/ DESTINATION ${CMAKE_INSTALL_DATADIR} OPTIONAL PATTERN man EXCLUDE)
endif()

set(include_dir ${CMAKE_INSTALL_INCLUDEDIR}/calque)
install(DIRECTORY langid align DESTINATION ${include_dir} FILES_MATCHING PATTERN "*.h")
install(DIRECTORY src/ DESTINATION ${include_dir} FILES_MATCHING PATTERN "*.h" PATTERN cli EXCLUDE)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/calque)
install(EXPORT calqueTargets NAMESPACE calque:: DESTINATION ${package_dir})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/calqueConfig.cmake.in
  ${PROJECT_BINARY_DIR}/calqueConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/calqueConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/calqueConfig.cmake ${PROJECT_BINARY_DIR}/calqueConfigVersion.cmake
  cmake/FindFastText.cmake cmake/FindSentencePiece.cmake cmake/FindGumbo.cmake cmake/FindCmarkGfm.cmake
  DESTINATION ${package_dir})
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
