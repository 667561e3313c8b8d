/* sal-boundary-study.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-import.h"

G_BEGIN_DECLS

/* So many features are shown before a file is imported. */
#define SAL_BOUNDARY_SAMPLES 5

/* What there is in a file, and what became of it. */
typedef struct
{
  SalBoundaryImport *import; /* (nullable): none, for the reason that problem gives */
  GError *problem;           /* (nullable) */
  char *source;              /* name of the file */
  char *coordinate_system;   /* (nullable): what the file says, as PROJ calls it */
  GPtrArray *fields;         /* of char *: names of the attributes */
  char *id_field, *name_field, *parent_field; /* (nullable): those that are used; none */
  GPtrArray *samples; /* of char * or NULL: values of the first features, field by field */
  guint n_samples;
} SalBoundaryStudy;

SalBoundaryStudy *sal_boundary_study_file (GFile *file,
                                           const SalBoundaryOptions *options,
                                           SalBoundaryProgress progress,
                                           gpointer data,
                                           GCancellable *cancellable,
                                           GError **error);
void sal_boundary_study_free (SalBoundaryStudy *self);

const char *
sal_boundary_study_get_sample (const SalBoundaryStudy *self, guint feature, guint field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalBoundaryStudy, sal_boundary_study_free)

G_END_DECLS
