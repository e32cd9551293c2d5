# tessera_add_library(name [QT] [DEPENDS folder...] [LINK target...] SOURCES file...)
#   One folder is one library, tessera::<name>. DEPENDS names the Tessera libraries that it may include:
#   tests/house compares them with the includes and with the table in docs/architecture.md.
# tessera_add_program(name ...) is the same for an executable.
# tessera_add_test(name LINK target... SOURCES file... [LABEL unit|gui|slow] [TIMEOUT seconds] [TORCH] [ALONE] [THREADED]
#                  [DISPLAY WxHxDEPTH])
#   TORCH: only where LibTorch is built with. ALONE: measures time, so nothing runs beside it. THREADED: has threads of
#   its own and no library inside that is not instrumented: runs under the thread sanitizer as well. DISPLAY: under a virtual X server of
#   that size instead of Qt's offscreen platform.
set_property(GLOBAL PROPERTY tessera_arrows "")

# Qt 6.4's moc stops at libstdc++'s <concepts> where <compare> comes before the first header of Qt: it need not read it.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)

# Where TESSERA_PRECOMPILE is on, these headers are read once for all libraries with Qt and once for all
# tests without LibTorch (a program's code is position independent in another way), which takes a quarter off the time of such a file.
if(TESSERA_PRECOMPILE)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled.cpp CONTENT "int main() { return 0; }\n")
    add_library(tessera_precompiled_library OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    add_executable(tessera_precompiled_program ${CMAKE_BINARY_DIR}/precompiled.cpp)
    foreach(target tessera_precompiled_library tessera_precompiled_program)
        target_link_libraries(${target} PRIVATE Qt6::Core)
        target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS)
        target_precompile_headers(${target} PRIVATE <QCoreApplication> <QDateTime> <QHash> <QObject> <QString>
            <QStringList> <QTimer> <QVariant> <algorithm> <atomic> <chrono> <condition_variable> <filesystem>
            <functional> <map> <memory> <mutex> <optional> <set> <span> <stop_token> <string> <string_view> <thread>
            <variant> <vector>)
    endforeach()
endif()

function(tessera_precompile target kind)
    if(TESSERA_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM tessera_precompiled_${kind})
    endif()
endfunction()

function(tessera_common target)
    cmake_parse_arguments(ARG "QT" "" "DEPENDS;LINK;SOURCES" ${ARGN})
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
    foreach(dependency IN LISTS ARG_DEPENDS)
        if(TARGET tessera::${dependency})
            target_link_libraries(${target} PUBLIC tessera::${dependency})
        endif()
    endforeach()
    target_link_libraries(${target} PUBLIC ${ARG_LINK})
    if(ARG_QT)
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON)
        target_compile_definitions(${target} PUBLIC QT_NO_KEYWORDS)
    endif()
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE ";" " " dependencies "${ARG_DEPENDS}")
    set_property(GLOBAL APPEND PROPERTY tessera_arrows "${folder}: ${dependencies}")
endfunction()

function(tessera_add_library name)
    cmake_parse_arguments(ARG "QT" "" "DEPENDS;LINK;SOURCES" ${ARGN})
    if(ARG_SOURCES)
        add_library(tessera_${name} STATIC ${ARG_SOURCES})
    else()
        message(FATAL_ERROR "${name} has no sources")
    endif()
    add_library(tessera::${name} ALIAS tessera_${name})
    tessera_common(tessera_${name} ${ARGN})
    if(ARG_QT)
        tessera_precompile(tessera_${name} library)
    endif()
endfunction()

function(tessera_add_program name)
    cmake_parse_arguments(ARG "QT" "" "DEPENDS;LINK;SOURCES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    tessera_common(${name} ${ARGN})
endfunction()

function(tessera_add_test name)
    cmake_parse_arguments(ARG "TORCH;ALONE;THREADED" "LABEL;TIMEOUT;DISPLAY" "LINK;SOURCES" ${ARGN})
    if(ARG_TORCH AND NOT TESSERA_TORCH)
        return()
    endif()
    if(NOT ARG_LABEL)
        set(ARG_LABEL unit)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    if(ARG_THREADED)
        list(APPEND ARG_LABEL threads)
        add_dependencies(threaded-tests ${name})
    endif()
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS
        TESSERA_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TESSERA_BINARY_DIR="${CMAKE_BINARY_DIR}")
    target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test)
    if(NOT ARG_TORCH) # (LibTorch defines what the standard library's headers look at)
        tessera_precompile(${name} program)
    endif()
    set(platform offscreen)
    if(ARG_DISPLAY)
        set(platform xcb)
        add_test(NAME ${name} COMMAND xvfb-run -a -s "-screen 0 ${ARG_DISPLAY}" $<TARGET_FILE:${name}>)
    else()
        add_test(NAME ${name} COMMAND ${name})
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT} SKIP_RETURN_CODE 77
        RUN_SERIAL ${ARG_ALONE}
        ENVIRONMENT "QT_QPA_PLATFORM=${platform};OMP_NUM_THREADS=1;LC_ALL=C.UTF-8;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/tsan.supp;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/lsan.supp")
endfunction()

# The declared arrows, one "folder: dependency..." a line, for tests/house.
function(tessera_write_arrows)
    get_property(arrows GLOBAL PROPERTY tessera_arrows)
    string(REPLACE ";" "\n" text "${arrows}")
    file(WRITE ${CMAKE_BINARY_DIR}/arrows.txt "${text}\n")
endfunction()
