#pragma once
#include "viewer/slide/detail/dicominstance.h"

#include <memory>
#include <vector>

namespace tessera::detail {

/// Where the pixels begin: `place` is that of the element's value. False where no pixels are there.
bool findPixelData(const std::filesystem::path &file, int64_t place, DicomInstance &instance);

/// The frames of one instance in its open file. Reads are positioned, so that threads share it.
class DicomFrames {
public:
    /// Finds every frame: by the Extended or Basic Offset Table where there is a sound one, else from item to item.
    /// Errors: those of checkedFileSize; slideDamaged(path, detail) when its frames are not there.
    static Result<std::unique_ptr<DicomFrames>> open(const DicomInstance &instance);
    ~DicomFrames();
    DicomFrames(const DicomFrames &) = delete;
    DicomFrames &operator=(const DicomFrames &) = delete;

    /// The bytes of a frame, packed or plain. False when they are not there, or more than 64 MiB.
    bool read(int64_t frame, std::vector<unsigned char> &bytes) const;

private:
    struct Place {
        int64_t begin = 0;
        int64_t end = 0;
    };
    enum class Wrapping { plain, items }; ///< items: fragments with a header each

    explicit DicomFrames(int descriptor) : m_descriptor(descriptor) {}
    bool findPlain(const DicomInstance &instance, int64_t fileSize);
    bool findPacked(const DicomInstance &instance, int64_t fileSize);
    void findByOffsets(const std::vector<uint64_t> &offsets, int64_t first, int64_t fileSize);
    bool walk(int64_t first, int64_t frames, int64_t fileSize);

    int m_descriptor;
    Wrapping m_wrapping = Wrapping::plain;
    std::vector<Place> m_places;
};

} // namespace tessera::detail
