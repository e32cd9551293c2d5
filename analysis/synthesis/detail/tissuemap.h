#pragma once
#include "analysis/synthesis/samplespec.h"

#include <vector>

// The anatomy of the slide as functions of place. Coordinates and lengths here are micrometres from the slide's
// top left corner.
namespace tessera::detail {

/// What is at one place. Distances are estimates that are right near 0 and keep their sign elsewhere.
struct Site {
    float depth = -1e6F;    ///< um inside of the tissue's edge
    float fat = -1e6F;      ///< um inside of fat
    float capsule = 0;      ///< um inside of the lymph node, whose surface is the tissue's edge or the fat's
    float lumen = -1e6F;    ///< um inside of an empty space: vessel or tear
    float wall = 0;         ///< [0, 1] of a vessel
    float blood = 0;        ///< [0, 1] how full of red cells the vessel here is
    float follicle = -1e6F; ///< um inside of a follicle
    float germinal = 0;     ///< [0, 1] pale centre of it
    float stroma = 0;       ///< [0, 1] collagen: capsule, trabeculae, septa
    float sinus = 0;        ///< [0, 1] pale space with few cells
    float tumourScore = -1e6F;
    float tumour = -1e6F;   ///< um inside of tumour
    float nest = 0;         ///< [0, 1] of tumour cells, inside of tumour
    float thickness = 1;    ///< of the section, and of the stain with it
    float fibreU = 0;       ///< um across the fibres
    float fibreV = 0;       ///< um along them
    float fibreClarity = 1; ///< [0, 1]; 0 where two systems of fibres meet and fibreU jumps
    float medulla = 0;      ///< [0, 1]
};

/// One piece of tissue on the glass.
struct Piece {
    double x = 0, y = 0; ///< centre
    double radiusX = 0, radiusY = 0;
    double cosine = 1, sine = 0;
    float hilum = 0; ///< angle of the dent
    uint32_t salt = 0;
    double radius() const { return radiusX < radiusY ? radiusX : radiusY; }
};

class TissueMap {
public:
    explicit TissueMap(const SampleSpec &spec);

    /// Thread-safe; about 1 us within tissue, far less on glass.
    Site at(double x, double y) const;

    /// Where tumourScore exceeds it there is tumour. Until it is set there is none.
    void setTumourThreshold(float threshold) { m_tumourThreshold = threshold; }

    double width() const { return m_width; }
    double height() const { return m_height; }
    const std::vector<Piece> &pieces() const { return m_pieces; }

private:
    const Piece *pieceAt(double x, double y) const;
    void addFollicle(Site &site, const Piece &piece, double x, double y) const;
    void addVessel(Site &site, double x, double y) const;
    void addTumour(Site &site, const Piece &piece, double x, double y) const;

    double m_width;
    double m_height;
    uint32_t m_salt;
    int m_columns = 1;
    int m_rows = 1;
    std::vector<Piece> m_pieces; ///< m_columns x m_rows; radius 0 where there is none
    float m_tumourThreshold = 1e9F;
};

} // namespace tessera::detail
