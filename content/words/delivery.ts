/** Texts about sending a copy: the team's page, the person's page and the emails. */
export const deliveryWords = {
  /** The team's page of the files of a case. */
  team: {
    title: 'Send the copy',
    intro:
      'Upload the files here. Each is checked for what must not go out, such as hidden text and other people’s details. Nobody outside the team can open them until you release them. They are kept encrypted, and are not in the backups.',
    filesHeading: 'Files',
    none: 'There are no files yet.',
    /** In place of a name that never came. */
    aFile: 'a file',
    file: '{name} ({type}, {size})',
    uploaded: 'Uploaded by {who} on {day}',
    checking: 'This file is being checked for what must not go out. Load the page again in a moment.',
    loadAgain: 'Load the page again',
    nothingFound: 'Checked: nothing was found.',
    found: {
      one: 'The check found 1 thing to decide before this file is released.',
      many: 'The check found {count} things to decide before this file is released.',
    },
    decide:
      'If it must not go out, remove the file, correct it and upload it again. If it may stay, tick it and write why.',
    findingsLabel: 'What may stay in {name}',
    why: 'Why it may stay',
    keepFindings: 'It may stay',
    cleared: '{finding} – may stay: {reason} ({who}, {day})',
    clearedHeading: {
      one: '1 thing that may stay',
      many: '{count} things that may stay',
    },
    remove: 'Remove {name}',
    uploadHeading: 'Add files',
    uploadLabel: 'Choose files',
    uploadHint:
      'PDF, pictures, sound, video or ZIP. All files of a case together may have {most} MB; {used} MB are used. A large file takes a few minutes: stay on the page until it has loaded again.',
    upload: 'Upload',
    types: {
      pdf: 'PDF',
      image: 'picture',
      audio: 'sound',
      video: 'video',
      zip: 'ZIP',
    },
    releaseHeading: 'Release it',
    releaseIntro:
      'We email a link to the address that the person confirmed. The link opens nothing by itself: the person also needs a code that you tell them.',
    /** The rule about the code, in full. */
    rule: 'Read the code out only by calling a number that is already in the clinic’s own records (for a professional, the number in their regulator’s public register), or hand it over in person after checking identity. Never use contact details from this request. If you cannot do either, send the copy on paper or have it collected.',
    routeLabel: 'How will you tell them the code?',
    routes: {
      call: 'I call a number that is already in our own records',
      register: 'For a professional: I call the number in their regulator’s public register',
      'in-person': 'I hand it over in person, after checking identity',
    },
    release: 'Release and email the link',
    notYet: 'Not possible yet: {problem}',
    codeHeading: 'The code',
    codeIntro: 'This code is shown once. Write it down now, or keep this page open until you have told it.',
    releasedHeading: 'Released',
    released: 'Released on {day}. The person can download it until {until}.',
    expired:
      'Released on {day}. The person could download it until {until}. The link has expired, and the files are destroyed within an hour. Then you can upload files again.',
    neverDownloaded: 'Nothing has been downloaded yet.',
    downloaded: '{name}: downloaded on {day}',
    locked:
      'Five wrong codes were typed, so the code no longer works. Find out who typed them before you make another.',
    anotherCode: 'Make another code',
    anotherIntro: 'The code before it stops working at once. The link stays the same.',
    endHeading: 'Take it back',
    endIntro:
      'The files are destroyed at once, and the link no longer works. You can upload files again afterwards.',
    end: 'Destroy the files',
    paperHeading: 'On paper or collected',
    paperIntro: 'Record here that the person has the copy on paper.',
    how: 'How did they get it?',
    on: 'On which day?',
    onHint: 'For example, 22/11/2026.',
    note: 'To which address, or how identity was checked',
    paper: 'Record it',
    kept: {
      uploaded: 'The files are uploaded.',
      removed: 'The file is removed and destroyed.',
      cleared: 'It is recorded that this may stay in the file.',
      ended: 'The files are destroyed. The link no longer works.',
      handed: 'It is recorded.',
    },
    closed: 'This case is closed, so no files can be added. Open it again if there is more to send.',
    /** Why a file was not kept. */
    problems: {
      cutOff:
        'The upload was cut off, so {name} was not kept. Nothing else was lost. Please upload it again.',
      wrongType:
        '{name} was not kept. Only PDF, pictures, sound, video and ZIP can be sent. Save a Word or Excel file as PDF first: it may hold comments and earlier versions.',
      tooLarge:
        '{name} was not kept: all files of a case together may have {most} MB. Make it smaller, or give it on a memory stick.',
      empty: '{name} was not kept, because it is empty.',
      unreadable:
        '{name} was not kept, because it is damaged or not complete. Open it on your computer, save it again, and upload the new file.',
      none: 'Choose at least one file.',
      tooMany: 'Some files were not kept: choose at most {most} at a time.',
      released: 'The copy is released already, so no file can be added or removed. Take it back first.',
      gone: 'That file is not there any more.',
    },
  },
  /** What the page of a case shows. */
  show: {
    heading: 'The copy',
    open: 'Upload and send the copy',
    prepared: {
      one: '1 file is uploaded and not released.',
      many: '{count} files are uploaded and not released.',
    },
    checking: 'They are still being checked.',
    toDecide: 'The check found something that you must decide about.',
    none: 'No files are uploaded.',
    released: 'Released on {day}, to be downloaded until {until}.',
    expired: 'Released on {day}, to be downloaded until {until}. The link has expired.',
    locked: 'Five wrong codes were typed. The code no longer works.',
  },
  handed: {
    posted: { label: 'Posted on paper', note: 'to which address it was posted' },
    collected: { label: 'Collected in person', note: 'how identity was checked' },
  },
  /** The page on which a person downloads their copy. */
  page: {
    title: 'Your copy',
    ready: 'Your copy is ready',
    codeIntro:
      'To open it, enter the code that we give you by telephone or in person. It is not in any email.',
    codeLabel: 'Code from us',
    codeHint: '8 letters and digits. Capitals and spaces make no difference.',
    open: 'Open',
    wrong: 'That code is not right. Check it and try again. After five wrong codes it stops working.',
    /** How the person gets the code, as the team chose. */
    noCode: {
      call: 'No code yet? We call you with it, on a number that is already in our own records. If you are waiting, call us on {phone}, and we call you back on that number.',
      register:
        'No code yet? We call you with it, on the number that your professional regulator lists for you. If you are waiting, call us on {phone}, and we call you back on that number.',
      'in-person':
        'No code yet? We give it to you in person, after checking who you are. Call us on {phone} to ask when you can come.',
    },
    lockedTitle: 'This code no longer works',
    locked:
      'Five wrong codes were typed, and we know about it. Please call us on {phone}, and we give you a new code by telephone or in person.',
    until: 'You can download it until {day}. Save it where only you can read it.',
    filesHeading: 'Your files',
    download: 'Download {name}',
    about: '{type}, {size}',
    checkHeading: 'Check that a file arrived whole',
    check:
      'You do not have to. Each file has a fingerprint, its SHA-256. If a program on your computer works out the same one, nothing is missing or changed.',
    shared:
      'This page is open for an hour. On a shared computer, close it when you have finished, and delete what you saved.',
    leave: 'Close this page',
    gotHeading: 'Do you have everything?',
    got: 'When you have saved all files and can open them, tell us. We then delete the files from this page at once. Your records at the clinic stay as they are.',
    gotButton: 'I have it, delete the files',
    ended: {
      received: {
        title: 'You have your copy',
        text: 'You told us that you have your copy, so we have deleted the files here. If something is missing or wrong, call us on {phone}.',
      },
      expired: {
        title: 'This link has expired',
        text: 'The time to download your copy is over, so nobody can open it any more. If you still need it, call us on {phone}.',
      },
      'taken-back': {
        title: 'This link no longer works',
        text: 'We have taken this copy back. If you are waiting for a copy, call us on {phone}.',
      },
      lost: {
        title: 'This link no longer works',
        text: 'The files are no longer here. If you still need your copy, call us on {phone}, and we send you a new link.',
      },
      closed: {
        title: 'This link no longer works',
        text: 'The request is closed, so we have deleted the files here. If you have a question about it, call us on {phone}.',
      },
      'address-changed': {
        title: 'This link no longer works',
        text: 'We have deleted the files here. If you are waiting for a copy, call us on {phone}.',
      },
    },
    unknownTitle: 'We do not know this link',
    unknown:
      'Check that the whole address was copied from the email. If it still does not work, call us on {phone}.',
    closedAgain: 'Type the code first. If you have typed it, the hour is up: type it again.',
  },
  mail: {
    ready: {
      subject: 'Your copy is ready ({reference})',
      preview: 'A link to download it. You also need a code from us.',
      heading: 'Your copy is ready',
      opening: 'What you asked {clinic} for is ready to download.',
      button: 'Open the page of the copy',
      code: 'The page asks for a code. We give it to you by telephone, on a number that is already in our own records, or in person. It is not in any email, and we never ask you for it.',
      /** The same, to somebody who asks for a client. */
      codeForProfessional:
        'The page asks for a code. We give it to you by telephone, on the number that your professional regulator lists for you, or in person. It is not in any email, and we never ask you for it.',
      until:
        'You can download it until {day}. If you would rather have it on paper or collect it, call us on {phone}.',
      doubt:
        'If you are not sure that this email is from us, don’t click anything in it. Find our telephone number yourself and call us.',
    },
    locked: {
      subject: 'Five wrong codes for a copy: {reference}',
      preview: 'The code no longer works.',
      heading: 'Five wrong codes were typed',
      opening:
        'Somebody who has the link to this copy typed five wrong codes. The code no longer works, and nothing can be downloaded.',
      next: 'Call the person on a number that is already in your own records and ask whether it was them. Then make another code on the page of the case, or take the copy back.',
    },
  },
  /** What the page of a request says. */
  status: {
    readyTitle: 'Your copy is ready',
    ready:
      'We have emailed you a link to download your copy. We give you the code for it by telephone or in person.',
    /** Once it was downloaded. */
    notYou: 'If you did not download it yourself, call us at once.',
    lockedTitle: 'You need another code for your copy',
    locked:
      'Five wrong codes were typed, so the code for your copy no longer works. Call us, and we give you another one by telephone or in person.',
    expiredTitle: 'Tell us if you still need your copy',
    expiredText:
      'Nobody downloaded your copy before its link expired. Call us, and we send you a new link, or send it on paper.',
    open: 'Open the page of your copy',
    /** What happened, each with its day. */
    released: 'We sent you a link to your copy',
    downloaded: 'Your copy was downloaded',
    posted: 'We posted your copy',
    collected: 'Your copy was collected',
    received: 'You told us that you have your copy',
    expired: 'The link to your copy expired',
    'taken-back': 'We took your copy back, so its link no longer works',
    lost: 'The link to your copy stopped working',
    closed: 'The link to your copy stopped working when your request was closed',
    'address-changed':
      'The link to your copy stopped working, because we no longer use the email address it went to',
    /** What comes after the copy. */
    after:
      'When you have everything you asked for, we close your request. If something is missing or wrong, call us.',
  },
} as const;
