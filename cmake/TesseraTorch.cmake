# tessera_torch: LibTorch, from Debian (1.13) or from any prefix given by -DTorch_DIR=<prefix>/share/cmake/Torch.
#
# A prefix is linked by hand: the configuration file of a CUDA build asks for nvcc and the whole toolkit,
# while the plain C++ API that Tessera uses needs the libraries alone.
add_library(tessera_torch INTERFACE)

if(Torch_DIR AND EXISTS "${Torch_DIR}/../../../lib/libtorch_cuda.so")
    get_filename_component(torch_prefix "${Torch_DIR}/../../.." ABSOLUTE)
    set(torch_libraries ${torch_prefix}/lib/libc10.so ${torch_prefix}/lib/libtorch_cpu.so ${torch_prefix}/lib/libtorch.so
        ${torch_prefix}/lib/libc10_cuda.so ${torch_prefix}/lib/libtorch_cuda.so)
    if(EXISTS "${Torch_DIR}/TorchConfig.cmake")
        file(STRINGS "${Torch_DIR}/TorchConfig.cmake" old_abi REGEX "_GLIBCXX_USE_CXX11_ABI=0")
        if(old_abi)
            message(FATAL_ERROR "The LibTorch in ${torch_prefix} was built with the old C++ ABI. Take its cxx11-abi build.")
        endif()
    endif()
    target_include_directories(tessera_torch SYSTEM INTERFACE
        ${torch_prefix}/include ${torch_prefix}/include/torch/csrc/api/include)
    # Nothing in our objects names a symbol of torch_cuda; without this the linker drops it and no GPU is seen.
    target_link_libraries(tessera_torch INTERFACE -Wl,--no-as-needed ${torch_libraries} -Wl,--as-needed)
    target_link_options(tessera_torch INTERFACE -Wl,-rpath,${torch_prefix}/lib)
    message(STATUS "LibTorch: ${torch_prefix} (CUDA)")
else()
    find_package(Torch REQUIRED)
    target_link_libraries(tessera_torch INTERFACE torch)
    message(STATUS "LibTorch: ${Torch_VERSION} (CPU)")
endif()
# Qt's lower-case keywords clash with names in torch's headers.
target_compile_definitions(tessera_torch INTERFACE QT_NO_KEYWORDS)
