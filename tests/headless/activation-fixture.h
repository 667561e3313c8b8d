/* activation-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-activation-commands.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* A small company with two alignments of one sales force, of which the newer one is to take effect.
 * Everything is numbered from 0; what is added to these numbers makes ids. */

#define BEGIN_DAY "2026-07-01"

/* --- ids --- */

#define OLD         1
#define NEW         2
#define ACCOUNTS    1000
#define DEALS       5000
#define POSITIONS   100
#define PEOPLE      200
#define TERRITORIES 300 /* of the new alignment; those of the old one are 10 behind */

enum
{
  WEST,
  EAST,
  NORTH,
  VACANT,    /* has a position that nobody holds */
  UNSTAFFED, /* has none */
  N_TERRITORIES,
  OUTSIDE = N_TERRITORIES, /* a position without a territory, of the same role */
  OTHERS,                  /* one of another role */
  N_POSITIONS,
};

/* What activation_fill() adds. */
#define ACTIVATION_N_ACCOUNTS 60
#define ACTIVATION_N_DEALS    90

extern const char *const activation_counties[N_TERRITORIES]; /* one of each territory */
extern gint32 activation_day;                                /* BEGIN_DAY */

/* Once, before and after all tests. */
void activation_fixture_load (void);
void activation_fixture_unload (void);

void activation_set_up (Fixture *self, gconstpointer data);
void activation_tear_down (Fixture *self, gconstpointer data);

void activation_run (Fixture *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* @territory: where it lies, @owner: who is named as that, −1: nobody */
void activation_add_account (Fixture *self, int account, int territory, int owner);
void activation_add_coverage (Fixture *self,
                              int id,
                              int account,
                              int position,
                              const char *credit,
                              const char *first,
                              const char *last); /* "": it lasts */
void activation_add_deal (Fixture *self, int deal, int account, int owner, int amount, int stage);
void activation_add_name (
    Fixture *self, int id, int account, int territory, int per_cent, const char *until);
void activation_fill (Fixture *self); /* at random */

/* Of the newer alignment on BEGIN_DAY, or of another one and day. */
SalAlignmentActivation *activation_plan (Fixture *self);
SalAlignmentActivation *activation_plan_with_names (Fixture *self); /* to be told in words */
SalAlignmentActivation *activation_plan_of (Fixture *self, gint64 alignment, gint32 day);
SalOwnership *activation_get_ownership (Fixture *self);
SalChange *
activation_activate (Fixture *self, const char *digest, GCancellable *cancellable, GError **error);
SalChange *activation_activate_of (Fixture *self,
                                   gint64 alignment,
                                   gint32 day,
                                   SalCommandFlags flags,
                                   const char *digest,
                                   GCancellable *cancellable,
                                   GError **error);
gint64 activation_find_position (
    const SalOwnership *ownership, gint64 opportunity, gint64 account, gint64 owner, gint32 day);

const SalActivationMove *activation_find_move (const SalAlignmentActivation *found, int account);
const SalActivationFinding *activation_find_finding (const SalAlignmentActivation *found,
                                                     SalActivationFindingType type,
                                                     int account); /* −1: of none */
void activation_assert_move (const SalAlignmentActivation *found,
                             int account,
                             int from,
                             int to,
                             const char *day,
                             guint n_open,
                             gint64 pipeline);

G_END_DECLS
