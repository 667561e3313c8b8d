/* territories-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"
#include "post-fixture.h"

#include "sal-map-view.h"

G_BEGIN_DECLS

/* The room of territories, with a draft of states that somebody has. */
typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  gint64 alignment;
  SalGeography *geography;
  SalWindow *window;
  SalPage *page;
} TerritoriesFixture;

void territories_fixture_set_up (TerritoriesFixture *self, const Post *posts, guint n_posts);
void territories_fixture_tear_down (TerritoriesFixture *self);

/* Commands, and back. */
void territories_run (TerritoriesFixture *self, SalCommandFunc func, gpointer data);
void territories_undo (TerritoriesFixture *self);

/* What shows: the value of a figure of the territory in that row. */
void territories_choose (TerritoriesFixture *self, int territory);
const char *territories_get_figure (TerritoriesFixture *self, const char *title); /* (nullable) */
gboolean territories_shows_plan (gpointer fixture);   /* the draft, for conditions */
gboolean territories_shows_branch (gpointer fixture); /* one that was branched from it */
SalMapView *territories_get_map (TerritoriesFixture *self);
guint territories_find_area (TerritoriesFixture *self, const char *code);
guint territories_get_owner (TerritoriesFixture *self, const char *code);
void territories_stroke (TerritoriesFixture *self, SalMapPhase phase, const char *code);
void territories_select (TerritoriesFixture *self, const char *const *codes);

/* Dialogs: @type is that of the window, for conditions as a pointer. */
GtkWidget *territories_find_window (GType type);
gboolean territories_has_window (gpointer type);
gboolean territories_has_no_window (gpointer type);
GtkWidget *territories_find_label (gpointer root, const char *text); /* that shows */

G_END_DECLS
