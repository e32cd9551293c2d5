#pragma once
#include "app/finetuning/cohortfacts.h"

#include <QGroupBox>

#include <filesystem>

class QComboBox;
class QLabel;
class QPushButton;

namespace tessera {

class FeatureExtraction;
class ModelList;
class PathField;

/// The slides of a table that have no features: where they are, for which model features are made, and that it be done
/// now. Hidden where none is missing.
class ExtractionBox : public QGroupBox {
    Q_OBJECT
public:
    /// Both outlive the box.
    ExtractionBox(FeatureExtraction &extraction, const ModelList &models, QWidget *parent = nullptr);

    /// Of these cases; null: they are not known.
    void show(const CohortFacts *facts);
    /// The engine's list of models is another one.
    void showModels();

    std::filesystem::path slidesFolder() const; ///< may be empty
    std::filesystem::path model() const;        ///< package whose encoder and tiles are used; empty: there is none
    std::string modelId() const;

Q_SIGNALS:
    void slidesFolderChosen();
    void wanted();

private:
    void showState();
    QString stateText() const;

    FeatureExtraction &m_extraction;
    const ModelList &m_models;
    std::vector<MissingSlide> m_missing;
    bool m_canExtract = false;
    PathField *m_slides;
    QComboBox *m_model;
    QLabel *m_state;
    QLabel *m_failures;
    QPushButton *m_start;
};

} // namespace tessera
