# Language, warnings, sanitizers, ccache and the linker: the same for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(TESSERA_CCACHE ccache)
if(TESSERA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros ${TESSERA_CCACHE})
endif()
# (Not mold: that of Debian 12, 1.10, lays thread-local data of a byte or two so that one program in 300 cannot be loaded:
# "cannot apply additional memory protection after relocation".)
find_program(TESSERA_LLD ld.lld)
if(TESSERA_LLD)
    add_link_options(-fuse-ld=lld)
endif()

if(TESSERA_SANITIZE)
    add_compile_options(-fsanitize=${TESSERA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${TESSERA_SANITIZE})
    if(TESSERA_SANITIZE MATCHES "address")
        # What the address sanitizer sees as well, or what costs nothing on a PC: a sixth of the time to compile.
        add_compile_options(-fno-sanitize=null,alignment,object-size)
    endif()
endif()

add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wall> $<$<COMPILE_LANGUAGE:CXX>:-Wextra>)
add_compile_definitions(TESSERA_VERSION="${PROJECT_VERSION}")
