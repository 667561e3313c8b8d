/* sal-alignment-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-activation.h"
#include "sal-alignment-repository.h"
#include "sal-facts-model.h"
#include "sal-map-shape.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalAlignmentEditor:
 *
 * The alignment that is worked on: its design in memory, which follows at once, and the workspace,
 * to which each step is written as one change. What others change, or is undone, is loaded anew;
 * what the design has followed already is not.
 *
 * Properties: loading. Signals: loaded, there is another design, or none, or an error; moved
 * (GArray *areas), these areas belong to another territory now; settled, a stroke has ended; failed
 * (GError *error), a step could not be written and was taken back; done (SalChange *change), a step
 * that people are to be told of was written; activated, an alignment takes effect.
 */
#define SAL_TYPE_ALIGNMENT_EDITOR (sal_alignment_editor_get_type ())
G_DECLARE_FINAL_TYPE (SalAlignmentEditor, sal_alignment_editor, SAL, ALIGNMENT_EDITOR, GObject)

SalAlignmentEditor *sal_alignment_editor_new (SalWorkspace *workspace, gint64 first);

/* What there is. */
const GPtrArray *sal_alignment_editor_get_alignments (SalAlignmentEditor *self);  /* (nullable) */
const SalAlignmentInfo *sal_alignment_editor_get_info (SalAlignmentEditor *self); /* (nullable) */
void sal_alignment_editor_choose (SalAlignmentEditor *self, gint64 alignment);
SalTerritoryDesign *sal_alignment_editor_get_design (SalAlignmentEditor *self); /* (nullable) */
/* Codes of areas that the alignment has and its geography has not. */
const GPtrArray *sal_alignment_editor_get_unknown (SalAlignmentEditor *self); /* (nullable) */
SalMapShape *sal_alignment_editor_get_shape (SalAlignmentEditor *self);       /* (nullable) */
SalUsAreas *sal_alignment_editor_get_census (SalAlignmentEditor *self);       /* (nullable) */
const char *sal_alignment_editor_get_currency (SalAlignmentEditor *self);     /* reporting */
const char *sal_alignment_editor_get_error (SalAlignmentEditor *self);        /* (nullable) */
gboolean sal_alignment_editor_is_loading (SalAlignmentEditor *self);
gboolean sal_alignment_editor_is_editable (SalAlignmentEditor *self);

/* A stroke: many moves that are one step. */
void sal_alignment_editor_begin (SalAlignmentEditor *self);
void sal_alignment_editor_move (SalAlignmentEditor *self,
                                const guint *areas,
                                guint n_areas,
                                gint32 territory);
void sal_alignment_editor_take (SalAlignmentEditor *self, const gint32 *assignment);
void sal_alignment_editor_commit (SalAlignmentEditor *self, const char *label);
void sal_alignment_editor_commit_told (SalAlignmentEditor *self,
                                       const char *label,
                                       SalBalanceGoals *goals);
void sal_alignment_editor_cancel (SalAlignmentEditor *self);

void sal_alignment_editor_lock (SalAlignmentEditor *self,
                                const guint *areas,
                                guint n_areas,
                                gboolean locked);

/* Another alignment of the same areas, prepared. */
void sal_alignment_editor_load_async (SalAlignmentEditor *self,
                                      gint64 alignment,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
SalTerritoryDesign *
sal_alignment_editor_load_finish (SalAlignmentEditor *self, GAsyncResult *result, GError **error);

/* What the alignment would do if it took effect on a day; and that, as it was shown. */
void sal_alignment_editor_plan_async (SalAlignmentEditor *self,
                                      gint32 day,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
SalAlignmentActivation *
sal_alignment_editor_plan_finish (SalAlignmentEditor *self, GAsyncResult *result, GError **error);
void sal_alignment_editor_activate (SalAlignmentEditor *self, SalAlignmentActivation *plan);
/* What was done when the alignment that shows took effect, as long as this is known. */
SalAlignmentActivation *
sal_alignment_editor_get_activation (SalAlignmentEditor *self); /* (nullable) */

/* Any other step, then everything is loaded anew. @data is freed by @free_data. */
void sal_alignment_editor_run (SalAlignmentEditor *self,
                               const char *label,
                               SalCommandFunc func,
                               gpointer data,
                               GDestroyNotify free_data);
void sal_alignment_editor_run_told (SalAlignmentEditor *self,
                                    const char *label,
                                    SalCommandFunc func,
                                    gpointer data,
                                    GDestroyNotify free_data);

G_END_DECLS
