/* alignment-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-repository.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* A workspace with a draft of the counties of the United States, in which nothing is assigned, with
 * four territories, and with four accounts: Halden and Ridge in Autauga (01001), Moss in Los
 * Angeles (06037), and Nowhere without an address. Halden and Moss are of energy. */

#define ALIGNMENT_FIXTURE_N 4

typedef enum
{
  ALIGNMENT_FIXTURE_HALDEN,
  ALIGNMENT_FIXTURE_RIDGE,
  ALIGNMENT_FIXTURE_MOSS,
  ALIGNMENT_FIXTURE_NOWHERE,
} AlignmentFixtureAccount;

typedef struct
{
  char *folder;
  SalWorkspace *workspace;
  SalStore *store;
  SalGeography *geography;
  SalUsAreas *areas;
  gint64 alignment;
  gint64 territories[ALIGNMENT_FIXTURE_N];
  gint64 accounts[ALIGNMENT_FIXTURE_N];
} AlignmentFixture;

void alignment_fixture_set_up (AlignmentFixture *self, gconstpointer data);
void alignment_fixture_tear_down (AlignmentFixture *self, gconstpointer data);

/* A command that succeeds; and one that is refused as not valid, for a reason that says @part. */
void alignment_fixture_run (AlignmentFixture *self, SalCommandFunc func, gpointer data);
void alignment_fixture_refuse (AlignmentFixture *self,
                               SalCommandFunc func,
                               gpointer data,
                               const char *part);
void alignment_fixture_execute (AlignmentFixture *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void alignment_fixture_undo (AlignmentFixture *self);
void alignment_fixture_assign (AlignmentFixture *self, const char *area, guint territory);

/* As of 15 June 2026, prepared; accounts are in the order of the fixture. */
SalTerritoryDesign *alignment_fixture_load (AlignmentFixture *self, gint64 alignment);

G_END_DECLS
