#pragma once
#include "analysis/result/slideresult.h"

namespace tessera::testing {

/// Three tiles in a row, the third hidden; numbers that tell the columns apart.
inline TileTable exampleTable()
{
    TileTable t;
    t.x = {100'000, 100'384, 100'768};
    t.y = {0, 0, 0.5};
    t.width = {384, 384, 384};
    t.height = {384, 384, 192};
    t.attentionRaw = {-1.5f, 0.1f, 3};
    t.attention = {0.25f, 0.25f, 0.5f};
    t.attentionRank = {0, 0.5f, 1};
    t.instanceProbability = {0.50000001, 0.7, 0.9};
    t.instanceClass = {0, 0, 1};
    t.hardProbability = {0, 0.9, 0};
    t.state = {TileState::kept, TileState::kept, TileState::hidden};
    t.classes = {"normal", "tumour, \"invasive\" \xC3\xBC"};
    t.classProbability = {{0.75f, 0.5f, 0.125f}, {0.25f, 0.5f, 0.875f}};
    return t;
}

inline SlideResult exampleResult()
{
    SlideResult r;
    r.slide = "/slides/f\xC3\xBCr alle/case 7.svs";
    r.fingerprint = "t1-abc";
    r.width = 200'000;
    r.height = 80'000;
    r.mpp = {0.2528, 0.2529, MppSource::resolutionTag};
    r.model = {"lymph-node-demo", "Lymph node demo", std::string(64, 'a')};
    r.encoder = {"tessera-compact", "Compact", std::string(64, 'b')};
    r.tilingMpp = 1.0112;
    r.tilePx = 96;
    r.overlapPx = 8;
    r.minTissue = 0.25;
    r.maskRatio = 0.01;
    r.classes = {{"normal", "#4477aa", false, 0.25}, {"tumour, \"invasive\" \xC3\xBC", "#ee6677", true, 0.75}};
    r.logits = {-0.5, 0.6};
    r.prediction = 1;
    r.tiles = 3;
    r.hidden = 1;
    r.unreadable = 2;
    r.seconds = {{"features", 12.5}, {"tissue", 0.3}};
    r.tilesPerSecond = 312.5;
    r.device = "cpu";
    r.programVersion = "0.1.0";
    r.created = "2026-11-24T00:00:00Z";
    r.warnings = {"2 tiles could not be read"};
    return r;
}

} // namespace tessera::testing
