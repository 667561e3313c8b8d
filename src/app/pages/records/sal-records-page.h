/* sal-records-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* The Records room: the kinds of record, the table of one kind, and the form of one record. */
#define SAL_TYPE_RECORDS_PAGE (sal_records_page_get_type ())
G_DECLARE_FINAL_TYPE (SalRecordsPage, sal_records_page, SAL, RECORDS_PAGE, SalPage)

G_END_DECLS
