/* sal-cli-design.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-repository.h"
#include "sal-cli-json.h"
#include "sal-cli.h"

G_BEGIN_DECLS

/* An alignment of a workspace, loaded as a design that is prepared. */
typedef struct
{
  gint64 id;
  char *name;
  char *geography;    /* as sal_geography_dup_key() has it */
  char *base;         /* likewise: what that was before areas of it were split */
  gboolean has_areas; /* or it divides accounts only */
  gboolean is_draft;
  SalTerritoryDesign *design;
  char **positions; /* by territory: the name of its position, "" for none */
} SalCliAlignment;

/* A workspace, with what the Census says of areas. */
typedef struct
{
  SalWorkspace *workspace;
  SalUsAreas *areas;
} SalCliAtlas;

gboolean
sal_cli_atlas_open (SalCliAtlas *self, SalCliCall *call, SalStoreMode mode, GError **error);
void sal_cli_atlas_clear (SalCliAtlas *self);

GPtrArray *sal_cli_list_alignments (SalWorkspace *workspace, GError **error);
gboolean
sal_cli_find_alignment (SalWorkspace *workspace, const char *name, gint64 *id, GError **error);
gboolean sal_cli_alignment_load (SalCliAlignment *self,
                                 const SalCliAtlas *atlas,
                                 const char *name,
                                 GError **error);
gboolean sal_cli_alignments_match (SalCliAlignment *one,
                                   SalCliAlignment *other,
                                   const SalCliAtlas *atlas,
                                   GError **error);
void sal_cli_alignment_clear (SalCliAlignment *self);
gboolean sal_cli_alignment_expect_draft (const SalCliAlignment *self, GError **error);
gboolean sal_cli_alignment_expect_areas (const SalCliAlignment *self, GError **error);

gboolean sal_cli_find_measure (const SalTerritoryDesign *design,
                               const char *key,
                               guint *measure,
                               GError **error);
char *sal_cli_format_measure (const SalAreaMeasure *measure, double value, const char *currency);
void sal_cli_json_measure (SalCliJson *json,
                           const char *member,
                           const SalAreaMeasure *measure,
                           double value,
                           const char *currency);
void sal_cli_json_oversize (SalCliJson *json, const SalTerritoryDesign *design, guint measure);
void sal_cli_say_oversize (SalCliCall *call, const SalTerritoryDesign *design, guint measure);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalCliAtlas, sal_cli_atlas_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalCliAlignment, sal_cli_alignment_clear)

G_END_DECLS
