# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# CPack: one Debian package, raptor-console, with what the programs need.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME raptor-console)
set(CPACK_PACKAGE_VENDOR "The Raptor Console authors")
set(CPACK_PACKAGE_CONTACT "The Raptor Console authors <maintainers@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# Not mqtt-dev, which is for developers.
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};${PROJECT_NAME};programs;/")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Shows the motors, relays and batteries of one or more sites live, switches
between a local and a cloud broker, and sends start, stop and e-stop commands
whose outcome is proven by the device's own feedback.
.
Comes with raptorctl, the same without a window, and raptor-sim, a simulated
plant for demonstrations and training (raptor-console --demo).
.
Its emergency stop is a remote stop request. It is not a safety device.")
# The libraries by what the programs link. The demo brings up a mosquitto of its own; without it
# everything else works.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Qt's SQLite driver is a plugin, which nothing links.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "hicolor-icon-theme, libqt6sql6-sqlite")
# QtKeychain loads libsecret where there is one; without a keychain passwords are asked for.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "mosquitto, libsecret-1-0, gnome-keyring | kwalletmanager, qt6-wayland, qt6-translations-l10n, fonts-inter, ca-certificates, openssl")
include(CPack)
