/* sal-alignment-editor-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-editor.h"

G_BEGIN_DECLS

/* What alignments of the same geography share: read once, on a reader thread. */
typedef struct
{
  char *key; /* of the geography */
  SalGeography *geography;
  SalUsAreas *areas;
  SalMapShape *shape;
} SalAlignmentMap;

struct _SalAlignmentEditor
{
  GObject parent_instance;

  SalWorkspace *workspace;
  SalFactsModel *facts;
  GCancellable *cancellable;

  GPtrArray *alignments; /* of SalAlignmentInfo */
  gint64 chosen;         /* the alignment that is shown, or is to be; 0: the first */
  gint64 before;         /* the one that was shown last, to go back to */
  gint64 earlier;        /* the one from which that was chosen, or 0 */
  gint64 gone;           /* the one that was shown until it was undone, or 0 */
  SalAlignmentMap map;
  SalTerritoryDesign *loaded; /* without what accounts are worth, while the facts are not there */
  SalTerritoryDesign *design;
  GPtrArray *unknown; /* (nullable): of char *: codes in it that the geography does not have */
  char *error;

  SalAlignmentActivation *activation; /* (nullable): what was done last when one took effect */

  GArray *stroke;   /* of SalDesignMove, or NULL */
  guint n_writes;   /* steps that are being written */
  GArray *seen;     /* of gint64: changes seen meanwhile, of these steps or of others */
  GArray *followed; /* of gint64: changes the design has followed already, not seen yet */
  gboolean loading; /* a load is under way */
  gboolean stale;   /* and another one has to follow, or one once all is written */
};

/* What is handed to the reader thread, and what comes back. */
typedef struct
{
  gint64 chosen;
  gint64 earlier; /* in its place if there is none */
  gint64 gone;    /* before it if there is one again */
  SalFiscalCalendar *calendar;
  char *currency;
  gint32 as_of;
  SalAlignmentMap map; /* what is known already */
  char *over;          /* (nullable): the geography of others that @map can show, too */

  GPtrArray *alignments;
  SalTerritoryDesign *design;
  GPtrArray *unknown; /* of char *: codes that the geography does not have */
} SalAlignmentLoad;

void sal_alignment_map_clear (SalAlignmentMap *self);
SalAlignmentMap sal_alignment_map_copy (const SalAlignmentMap *self);
/* The one that is chosen, else the first that has a map, else the first. */
const SalAlignmentInfo *sal_alignment_find_info (const GPtrArray *alignments, gint64 chosen);
SalAlignmentLoad *sal_alignment_editor_create_load (SalAlignmentEditor *self, gint64 alignment);
void sal_alignment_load_free (gpointer self);
/* For reader functions: of a SalAlignmentLoad, another one with what it asks for. */
gpointer sal_alignment_load_run (SalConnection *connection,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
/* A step that is being written, until @callback takes what came of it; @user_data is to keep the
 * editor until then. */
void sal_alignment_editor_write (SalAlignmentEditor *self,
                                 const char *label,
                                 SalCommandFlags flags,
                                 SalCommandFunc func,
                                 gpointer data,
                                 GDestroyNotify free_data,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* @follows: the design is as the step has left it. */
void sal_alignment_editor_take_written (SalAlignmentEditor *self,
                                        const SalChange *change,
                                        const GError *error,
                                        gboolean follows);
void sal_alignment_editor_emit_activated (SalAlignmentEditor *self);

G_END_DECLS
