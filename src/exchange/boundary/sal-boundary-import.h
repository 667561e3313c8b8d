/* sal-boundary-import.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-layer.h"
#include "sal-repair.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id_field;          /* NULL: proposed; empty: none */
  const char *name_field;        /* likewise */
  const char *parent_field;      /* likewise */
  const char *object;            /* of TopoJSON; NULL: the one with the most areas */
  const char *coordinate_system; /* as sal_coordinate_system_new() has it, in place of what the file
                                    says; NULL: that */
  double
      tolerance; /* degrees that corners may lie apart which are one; 0: SAL_TOPOLOGY_TOLERANCE */
} SalBoundaryOptions;

/* What was done about a feature that was not in order. */
typedef struct
{
  guint feature;      /* its number in the file, from 1 */
  char *code;         /* (nullable): of its area */
  SalRepairs repairs; /* what was put right */
  gboolean left_out;  /* there is no area of it */
  char *text;         /* all of it, to be read, with file, feature and code */
} SalBoundaryFinding;

/* A geography that came from a file, and what there is to say about that. */
typedef struct
{
  SalGeography *geography;
  char *source;                               /* name of the file */
  char *id_field, *name_field, *parent_field; /* (nullable): none */
  char *coordinate_system; /* (nullable): what it is called, if it was not degrees */
  guint n_features;
  guint n_repaired, n_left_out, n_united;
  guint n_bridges;     /* neighbours that do not touch, which keep the graph in one piece */
  guint n_overlaps;    /* lines on which two areas lie on the same side */
  double tolerance;    /* degrees */
  GPtrArray *findings; /* of SalBoundaryFinding, by feature */
  GPtrArray *notes;    /* of char *: what was decided about the file as a whole */
} SalBoundaryImport;

SalBoundaryImport *sal_boundary_import_file (GFile *file,
                                             const SalBoundaryOptions *options,
                                             SalBoundaryProgress progress,
                                             gpointer data,
                                             GCancellable *cancellable,
                                             GError **error);
SalBoundaryImport *sal_boundary_import_layer (SalBoundaryLayer *layer,
                                              const SalBoundaryOptions *options,
                                              SalBoundaryProgress progress,
                                              gpointer data,
                                              GCancellable *cancellable,
                                              GError **error);
void sal_boundary_import_free (SalBoundaryImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalBoundaryImport, sal_boundary_import_free)

G_END_DECLS
