/* brief-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "account-fixture.h"
#include "sal-account-brief.h"

G_BEGIN_DECLS

/**
 * BriefFixture:
 *
 * A workspace with two accounts on 15 May 2026, the 45th day of the second quarter of a year that
 * begins in January: Alder (1), of which all is known, and Birch (2), of which nothing is.
 */
typedef struct
{
  AccountFixture in;
  SalFiscalCalendar *calendar;
  gint32 day;
} BriefFixture;

void brief_fixture_init (BriefFixture *self);
void brief_fixture_clear (BriefFixture *self);
void brief_fixture_ask (const BriefFixture *self, const char *quarter, SalAccountBriefs *briefs);
SalAccountBrief *
brief_fixture_load (BriefFixture *self, gint64 account, const char *quarter, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BriefFixture, brief_fixture_clear)

G_END_DECLS
